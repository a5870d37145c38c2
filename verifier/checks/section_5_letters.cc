#include "verifier/checks/section_5_letters.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/group/batch.h"
#include "verifier/checks/examination.h"

namespace klero::verifier {
namespace {

constexpr unsigned kInvitationsStep = 6;

std::string invitations_path() { return path_of(kInvitationsStep, "invitations.tsv"); }

// Those of one stratum who should have letters, smallest ticket first.
std::vector<LeafTicket> draw_stratum(const Examination& x, std::uint32_t number,
                                     Outcome& outcome) {
  const Stratum& stratum = x.strata[number - 1];
  if (stratum.people == 0) {
    return {};
  }
  const Tickets tickets(*x.lots[0].seed);
  SmallestTickets smallest(std::min(stratum.letters, stratum.people));
  visit_table(x, 2, leaves_file(number), outcome, [&](const Row& row) {
    smallest.add({tickets.of(row.fields[0]), *crypto::digest_from_hex(row.fields[0])});
    return true;
  });
  return smallest.take();
}

std::string describe(const LeafTicket& entry) {
  return "leaf " + crypto::to_hex(entry.leaf) + " with ticket " + crypto::to_hex(entry.ticket);
}

// What stands in only one of the two lists, both ascending by ticket.
void compare_stratum(std::uint32_t number, const std::vector<LeafTicket>& drawn,
                     const std::vector<Invitation>& listed, Outcome& outcome) {
  const std::string where = " in stratum " + std::to_string(number);
  for (std::size_t rank = 0; rank < drawn.size(); ++rank) {
    const bool found = std::binary_search(
        listed.begin(), listed.end(), Invitation{number, drawn[rank], 0},
        [](const Invitation& a, const Invitation& b) { return a.entry < b.entry; });
    if (!found) {
      outcome.fail({invitations_path(), 0,
                    "number " + std::to_string(rank + 1) + where + ": " + describe(drawn[rank]),
                    "no such line"});
    }
  }
  for (const Invitation& invitation : listed) {
    if (!std::binary_search(drawn.begin(), drawn.end(), invitation.entry)) {
      outcome.fail({invitations_path(), invitation.line,
                    "one of the " + std::to_string(drawn.size()) + " drawn" + where,
                    describe(invitation.entry)});
    }
  }
}

}  // namespace

void check_5_1_table(Examination& x, Outcome& outcome) {
  const std::string path = invitations_path();
  const std::uint64_t strata = count_strata(*x.order, UINT32_MAX);
  const bool read = visit_table(x, kInvitationsStep, "invitations.tsv", outcome,
                                [&](const Row& row) {
    const auto stratum = integer_field(path, row, 0, 1, strata, outcome);
    const auto ticket = digest_field(path, row, 1, outcome);
    const auto leaf = digest_field(path, row, 2, outcome);
    if (!stratum || !ticket || !leaf) {
      return true;
    }
    const Invitation next{static_cast<std::uint32_t>(*stratum), {*ticket, *leaf}, row.line};
    if (!x.invitations.empty()) {
      const Invitation& before = x.invitations.back();
      if (std::pair(before.stratum, before.entry.ticket) >=
          std::pair(next.stratum, next.entry.ticket)) {
        outcome.fail({path, row.line, "lines ascending by stratum, then by ticket",
                      "a line that does not come after the one before"});
      }
    }
    x.invitations.push_back(next);
    if (x.invitations.size() > kMaxRows) {
      throw crypto::Error("cannot check '" + path + "': more than " + std::to_string(kMaxRows) +
                          " letters");
    }
    return true;
  });
  if (read) {
    outcome.saw();
  }
}

void check_5_2_the_letters_are_those_drawn(Examination& x, Outcome& outcome) {
  outcome.saw();
  std::vector<std::vector<LeafTicket>> drawn(x.strata.size());
  std::vector<Outcome> reading(x.strata.size());
  crypto::for_each_in_parallel(x.strata.size(), 0, [&](std::size_t i) {
    drawn[i] = draw_stratum(x, static_cast<std::uint32_t>(i + 1), reading[i]);
  });
  auto next = x.invitations.begin();
  for (std::uint32_t number = 1; number <= x.strata.size(); ++number) {
    std::vector<Invitation> listed;
    while (next != x.invitations.end() && next->stratum == number) {
      listed.push_back(*next++);
    }
    outcome.add(reading[number - 1]);
    compare_stratum(number, drawn[number - 1], listed, outcome);
  }
}

}  // namespace klero::verifier
