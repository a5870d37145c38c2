#include "verifier/checks/letter_tables.h"

#include <algorithm>

#include "crypto/base/error.h"

namespace klero::verifier {
namespace {

std::string describe(const LeafTicket& entry) {
  return "leaf " + crypto::to_hex(entry.leaf) + " with ticket " + crypto::to_hex(entry.ticket);
}

// What stands in only one of the two lists, both ascending by ticket.
void compare_stratum(const std::string& path, std::uint32_t number,
                     const std::vector<LeafTicket>& drawn, const std::vector<Invitation>& listed,
                     Outcome& outcome) {
  const std::string where = " in stratum " + std::to_string(number);
  for (std::size_t rank = 0; rank < drawn.size(); ++rank) {
    const bool found = std::binary_search(
        listed.begin(), listed.end(), Invitation{number, drawn[rank], 0, {}},
        [](const Invitation& a, const Invitation& b) { return a.entry < b.entry; });
    if (!found) {
      outcome.fail({path, 0,
                    "number " + std::to_string(rank + 1) + where + ": " + describe(drawn[rank]),
                    "no such line"});
    }
  }
  for (const Invitation& invitation : listed) {
    if (!std::binary_search(drawn.begin(), drawn.end(), invitation.entry)) {
      outcome.fail({path, invitation.line,
                    "one of the " + std::to_string(drawn.size()) + " drawn" + where,
                    describe(invitation.entry)});
    }
  }
}

// Tag and inner of a line.
std::optional<LeafOpening> opening_field(const std::string& path, const Row& row, Outcome& outcome) {
  LeafOpening opening;
  const auto inner = digest_field(path, row, 4, outcome);
  if (!crypto::read_hex(row.fields[3], opening.tag)) {
    outcome.fail({path, row.line, "40 digits 0-9 a-f", shown(row.fields[3])});
    return std::nullopt;
  }
  if (!inner) {
    return std::nullopt;
  }
  opening.inner = *inner;
  return opening;
}

}  // namespace

bool read_letters(const Examination& x, std::string_view name, std::vector<Invitation>& letters,
                  Outcome& outcome) {
  const std::string path = path_of(kInvitationsStep, name);
  const std::uint64_t strata = count_strata(*x.order, UINT32_MAX);
  return visit_table(x, kInvitationsStep, name, outcome, [&](const Row& row) {
    const auto stratum = integer_field(path, row, 0, 1, strata, outcome);
    const auto ticket = digest_field(path, row, 1, outcome);
    const auto leaf = digest_field(path, row, 2, outcome);
    if (!stratum || !ticket || !leaf) {
      return true;
    }
    const auto opening = x.order->household ? opening_field(path, row, outcome)
                                            : std::optional(LeafOpening{});
    if (!opening) {
      return true;
    }
    const Invitation next{static_cast<std::uint32_t>(*stratum), {*ticket, *leaf}, row.line, *opening};
    if (!letters.empty()) {
      const Invitation& before = letters.back();
      if (std::pair(before.stratum, before.entry.ticket) >=
          std::pair(next.stratum, next.entry.ticket)) {
        outcome.fail({path, row.line, "lines ascending by stratum, then by ticket",
                      "a line that does not come after the one before"});
      }
    }
    letters.push_back(next);
    if (letters.size() > kMaxRows) {
      throw crypto::Error("cannot check '" + path + "': more than " + std::to_string(kMaxRows) +
                          " letters");
    }
    return true;
  });
}

void compare_lists(std::string_view name, const LettersByStratum& drawn,
                   const std::vector<Invitation>& letters, Outcome& outcome) {
  auto next = letters.begin();
  for (std::uint32_t number = 1; number <= drawn.size(); ++number) {
    std::vector<Invitation> listed;
    while (next != letters.end() && next->stratum == number) {
      listed.push_back(*next++);
    }
    compare_stratum(path_of(kInvitationsStep, name), number, drawn[number - 1], listed, outcome);
  }
}

bool has_no_second_wave(const Examination& x, Outcome& outcome) {
  if (!x.order->second_wave) {
    outcome.not_checked({"does not apply: the order has no second wave",
                         "entfällt: die Losordnung hat keine zweite Briefrunde"});
  }
  return !x.order->second_wave;
}

}  // namespace klero::verifier
