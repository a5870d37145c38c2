#include "verifier/checks/section_5_letters.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/group/batch.h"
#include "verifier/checks/examination.h"

namespace klero::verifier {
namespace {

constexpr unsigned kInvitationsStep = 6;
constexpr std::string_view kFirst = "invitations.tsv";
constexpr std::string_view kSecond = "second-wave.tsv";

// Those of one stratum who have the `count` smallest tickets, smallest first.
std::vector<LeafTicket> draw_stratum(const Examination& x, std::uint32_t number, std::uint64_t count,
                                     Outcome& outcome) {
  const Stratum& stratum = x.strata[number - 1];
  if (stratum.people == 0) {
    return {};
  }
  const Tickets tickets(*x.lots[0].seed);
  SmallestTickets smallest(std::min(count, stratum.people));
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

// The letters that a table lists: by stratum, then by ticket. False, with `outcome` blocked, if it
// cannot be used; lines with findings are left out.
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

// The lists of all strata against what the table lists.
using ByStratum = std::vector<std::vector<LeafTicket>>;
void compare_lists(std::string_view name, const ByStratum& drawn,
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

// The letters listed against those drawn: in each stratum the smallest tickets after the `before`
// first ones, as many as `count` says.
using CountOf = std::uint64_t (*)(const Stratum&);
void compare_letters(const Examination& x, std::string_view name,
                     const std::vector<Invitation>& letters, CountOf before, CountOf count,
                     Outcome& outcome) {
  ByStratum drawn(x.strata.size());
  std::vector<Outcome> reading(x.strata.size());
  crypto::for_each_in_parallel(x.strata.size(), 0, [&](std::size_t i) {
    const Stratum& stratum = x.strata[i];
    const std::uint64_t passed = std::min(before(stratum), stratum.people);
    auto smallest = draw_stratum(x, static_cast<std::uint32_t>(i + 1), passed + count(stratum),
                                 reading[i]);
    drawn[i].assign(smallest.begin() + static_cast<std::ptrdiff_t>(std::min(passed, smallest.size())),
                    smallest.end());
  });
  for (const Outcome& part : reading) {
    outcome.add(part);
  }
  compare_lists(name, drawn, letters, outcome);
}

bool has_no_second_wave(const Examination& x, Outcome& outcome) {
  if (!x.order->second_wave) {
    outcome.not_checked({"does not apply: the order has no second wave",
                         "entfällt: die Losordnung hat keine zweite Briefrunde"});
  }
  return !x.order->second_wave;
}

}  // namespace

void check_5_1_table(Examination& x, Outcome& outcome) {
  if (read_letters(x, kFirst, x.invitations, outcome)) {
    outcome.saw();
  }
}

void check_5_2_the_letters_are_those_drawn(Examination& x, Outcome& outcome) {
  outcome.saw();
  compare_letters(
      x, kFirst, x.invitations, [](const Stratum&) { return std::uint64_t{0}; },
      [](const Stratum& stratum) { return stratum.letters; }, outcome);
}

void check_5_3_the_second_wave_is_the_one_drawn(Examination& x, Outcome& outcome) {
  if (has_no_second_wave(x, outcome) || !read_letters(x, kSecond, x.second_wave, outcome)) {
    return;
  }
  outcome.saw();
  if (!outcome.findings().empty()) {
    return;  // what is listed cannot be compared
  }
  outcome.usable_anyway();
  compare_letters(
      x, kSecond, x.second_wave, [](const Stratum& stratum) { return stratum.letters; },
      [](const Stratum& stratum) { return stratum.second; }, outcome);
}

}  // namespace klero::verifier
