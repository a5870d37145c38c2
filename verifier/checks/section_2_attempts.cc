// Rule 2.16: the attempts before this one, as far as the user brought their records.

#include <algorithm>
#include <set>

#include "crypto/base/text.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/section_2_order.h"

namespace klero::verifier {
namespace {

// What is known of one attempt: of this one, or of one that was brought.
struct Link {
  std::uint64_t attempt = 0;
  std::string path;      // of the record
  std::string previous;
  std::optional<crypto::Digest> last;
};

bool is_known(const std::vector<Link>& links, std::uint64_t attempt) {
  return std::any_of(links.begin(), links.end(),
                     [&](const Link& link) { return link.attempt == attempt; });
}

std::string checksum_or_nothing(const Link& link) {
  return link.last ? crypto::to_hex(*link.last) : "a record without checksum";
}

// Every attempt cites the end of the one before it, and of no other.
void check_links(const std::vector<Link>& links, Outcome& outcome) {
  for (const Link& later : links) {
    for (const Link& earlier : links) {
      const bool cited = earlier.last && later.previous == crypto::to_hex(*earlier.last);
      if (later.attempt == earlier.attempt + 1) {
        outcome.saw();
        if (!cited) {
          outcome.fail({later.path, 0,
                        "as previous the last checksum of attempt " +
                            std::to_string(earlier.attempt) + ", " + checksum_or_nothing(earlier) +
                            " (" + earlier.path + ")",
                        "'" + crypto::escape_text(later.previous) + "'"});
        }
      } else if (cited) {
        outcome.fail({later.path, 0, "as previous the end of the attempt before",
                      "the end of attempt " + std::to_string(earlier.attempt) + " (" +
                          earlier.path + ")"});
      }
    }
  }
}

// "1, 3"; "" if all were brought.
std::string attempts_missing(const std::vector<Link>& links, std::uint64_t attempt) {
  constexpr std::size_t kNamed = 5;
  std::set<std::uint64_t> known;
  for (const Link& link : links) {
    known.insert(link.attempt);
  }
  std::string text;
  std::size_t named = 0;
  for (std::uint64_t i = 1; i < attempt && named < kNamed; ++i) {
    if (!known.contains(i)) {
      text += (text.empty() ? "" : ", ") + std::to_string(i);
      ++named;
    }
  }
  return named == kNamed ? text + ", …" : text;
}

}  // namespace

void check_2_16_earlier_attempts(Examination& x, Outcome& outcome) {
  const std::uint64_t attempt = x.order->attempt;
  std::vector<Link> links{{attempt, path_of(1, "order.json"), x.order->previous, std::nullopt}};
  for (const EarlierAttempt& earlier : x.brought.earlier) {
    if (!earlier.order_read) {
      outcome.error(Said{"the order of " + earlier.path + " cannot be read",
                         "die Losordnung von " + earlier.path + " ist nicht lesbar"});
    } else if (is_known(links, earlier.attempt) || earlier.attempt > attempt) {
      outcome.fail({earlier.path, 0, "the record of another attempt before this one",
                    "attempt " + std::to_string(earlier.attempt)});
    } else {
      links.push_back({earlier.attempt, earlier.path, earlier.previous, earlier.last});
    }
  }
  check_links(links, outcome);
  const std::string missing = attempts_missing(links, attempt);
  if (attempt == 1) {
    outcome.not_checked({"does not apply: this is the first attempt",
                         "entfällt: dies ist der erste Versuch"});
  } else if (!missing.empty()) {
    outcome.not_checked({"records that were not brought, with --earlier: attempt " + missing,
                         "nicht mitgebracht, für --earlier: die Akte von Versuch " + missing});
  }
}

}  // namespace klero::verifier
