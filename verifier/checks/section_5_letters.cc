#include "verifier/checks/section_5_letters.h"

#include <algorithm>

#include "crypto/parallel/for_each.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/letter_tables.h"

namespace klero::verifier {
namespace {

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

// The letters listed against those drawn: in each stratum the smallest tickets after the `before`
// first ones, as many as `count` says.
using CountOf = std::uint64_t (*)(const Stratum&);
void compare_letters(const Examination& x, std::string_view name,
                     const std::vector<Invitation>& letters, CountOf before, CountOf count,
                     Outcome& outcome) {
  LettersByStratum drawn(x.strata.size());
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

// The same with a rule for households.
void compare_with_walk(Examination& x, std::string_view name, const std::vector<Invitation>& letters,
                       LettersByStratum LetterWalk::* drawn, Outcome& outcome) {
  if (const LetterWalk* walk = walk_of(x)) {
    outcome.saw();
    compare_lists(name, walk->*drawn, letters, outcome);
  } else {
    outcome.blocked("5.6");
  }
}

}  // namespace

void check_5_1_table(Examination& x, Outcome& outcome) {
  if (read_letters(x, kFirstWaveTable, x.invitations, outcome)) {
    outcome.saw();
  }
}

void check_5_2_the_letters_are_those_drawn(Examination& x, Outcome& outcome) {
  if (x.order->household) {
    compare_with_walk(x, kFirstWaveTable, x.invitations, &LetterWalk::first, outcome);
    return;
  }
  outcome.saw();
  compare_letters(
      x, kFirstWaveTable, x.invitations, [](const Stratum&) { return std::uint64_t{0}; },
      [](const Stratum& stratum) { return stratum.letters; }, outcome);
}

void check_5_3_the_second_wave_is_the_one_drawn(Examination& x, Outcome& outcome) {
  if (has_no_second_wave(x, outcome) || !read_letters(x, kSecondWaveTable, x.second_wave, outcome)) {
    return;
  }
  outcome.saw();
  if (!outcome.findings().empty()) {
    return;  // what is listed cannot be compared
  }
  outcome.usable_anyway();
  if (x.order->household) {
    compare_with_walk(x, kSecondWaveTable, x.second_wave, &LetterWalk::second, outcome);
    return;
  }
  compare_letters(
      x, kSecondWaveTable, x.second_wave, [](const Stratum& stratum) { return stratum.letters; },
      [](const Stratum& stratum) { return stratum.second; }, outcome);
}

}  // namespace klero::verifier
