// Rules 5.5 and 5.6: at most one letter a household.

#include <algorithm>
#include <map>

#include "crypto/parallel/for_each.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/letter_tables.h"
#include "verifier/checks/section_5_letters.h"

namespace klero::verifier {
namespace {

// The lines of a table whose leaf is not what stratum, tag and inner say.
void check_openings(const Examination& x, std::string_view name,
                    const std::vector<Invitation>& letters, Outcome& outcome) {
  const std::string anchor = crypto::to_hex(*x.scan.step(1)->checksum);
  for (const Invitation& letter : letters) {
    const auto leaf = leaf_of_opening(*x.order, anchor, letter.stratum, letter.opening);
    if (leaf != letter.entry.leaf) {
      outcome.fail({path_of(kInvitationsStep, name), letter.line,
                    "the leaf " + crypto::to_hex(leaf) + ", by its tag and inner",
                    crypto::to_hex(letter.entry.leaf)});
    }
  }
}

// A table of step 06 in which nothing is wrong but, perhaps, who stands in it.
bool read_sound(const Examination& x, std::string_view name, std::vector<Invitation>& letters) {
  Outcome outcome;
  if (!read_letters(x, name, letters, outcome)) {
    return false;
  }
  check_openings(x, name, letters, outcome);
  return outcome.findings().empty();
}

// What the record opens.
struct Opened {
  std::map<crypto::Digest, HouseholdTag> tags;
  std::vector<std::uint64_t> lines;  // of each stratum, of all tables together
};

std::optional<Opened> read_opened(const Examination& x) {
  Opened opened;
  opened.lines.resize(x.strata.size());
  for (const std::string_view name : {kFirstWaveTable, kSecondWaveTable, kSkippedTable}) {
    if (name == kSecondWaveTable && !x.order->second_wave) {
      continue;
    }
    std::vector<Invitation> letters;
    if (!read_sound(x, name, letters)) {
      return std::nullopt;
    }
    for (const Invitation& letter : letters) {
      opened.tags.emplace(letter.entry.leaf, letter.opening.tag);
      ++opened.lines[letter.stratum - 1];
    }
  }
  return opened;
}

// Of each stratum as many of the smallest tickets as are listed, and one more: if the walk comes to
// that one, somebody is not listed.
std::vector<WalkStratum> strata_for(const Examination& x, const Opened& opened) {
  std::vector<WalkStratum> strata(x.strata.size());
  const Tickets tickets(*x.lots[0].seed);
  crypto::for_each_in_parallel(x.strata.size(), 0, [&](std::size_t i) {
    const Stratum& stratum = x.strata[i];
    strata[i].first = stratum.letters;
    strata[i].second = stratum.second;
    SmallestTickets smallest(std::min(opened.lines[i] + 1, stratum.people));
    if (stratum.people > 0) {
      Outcome ignored;  // rule 3.3
      visit_table(x, 2, leaves_file(static_cast<std::uint32_t>(i + 1)), ignored, [&](const Row& row) {
        smallest.add({tickets.of(row.fields[0]), *crypto::digest_from_hex(row.fields[0])});
        return true;
      });
    }
    strata[i].leaves = smallest.take();
  });
  return strata;
}

bool has_no_household_rule(const Examination& x, Outcome& outcome) {
  if (!x.order->household) {
    outcome.not_checked({"does not apply: the order has no rule for households",
                         "entfällt: die Losordnung hat keine Regel für Haushalte"});
  }
  return !x.order->household;
}

}  // namespace

const LetterWalk* walk_of(Examination& x) {
  if (!x.walk_tried) {
    x.walk_tried = true;
    if (const auto opened = read_opened(x)) {
      x.walk = walk_letters(strata_for(x, *opened), opened->tags);
    }
  }
  return x.walk && !x.walk->unknown ? &*x.walk : nullptr;
}

void check_5_5_tags(Examination& x, Outcome& outcome) {
  if (has_no_household_rule(x, outcome) || !read_letters(x, kSkippedTable, x.skipped, outcome)) {
    return;
  }
  outcome.saw();
  check_openings(x, kFirstWaveTable, x.invitations, outcome);
  check_openings(x, kSkippedTable, x.skipped, outcome);
  if (x.order->second_wave) {
    std::vector<Invitation> second;
    Outcome form;
    if (!read_letters(x, kSecondWaveTable, second, form)) {
      outcome.blocked("5.3");
    }
    check_openings(x, kSecondWaveTable, second, outcome);
  }
}

void check_5_6_one_letter_a_household(Examination& x, Outcome& outcome) {
  if (has_no_household_rule(x, outcome)) {
    return;
  }
  const LetterWalk* walk = walk_of(x);
  if (walk == nullptr && !x.walk) {
    outcome.blocked("5.3");  // of the other tables 5.1 and 5.5 have said what is wrong
    return;
  }
  outcome.saw();
  if (walk == nullptr) {
    outcome.fail({path_of(kInvitationsStep, kSkippedTable), 0,
                  "leaf " + crypto::to_hex(x.walk->unknown->leaf) + " with ticket " +
                      crypto::to_hex(x.walk->unknown->ticket) + ", drawn or skipped, in one of the tables",
                  "no such line"});
    return;
  }
  compare_lists(kSkippedTable, walk->skipped, x.skipped, outcome);
}

}  // namespace klero::verifier
