// The walk of protocol section 5. Expected values by hand; against a plain walk over everybody in
// random small towns.

#include "selection/letters/household_walk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace klero::selection {
namespace {

using Positions = std::vector<std::size_t>;

WalkCandidate candidate(std::uint8_t ticket, std::uint8_t household) {
  WalkCandidate made;
  made.ticket.fill(ticket);
  made.tag.fill(household);
  return made;
}

TEST(HouseholdWalk, PassesOverWhoLivesWithSomebodyDrawn) {
  // By ticket: 1 (a, household 7), 2 (b, 7: skipped), 3 (a, 8), 4 (b, 9), 5 (b, 8).
  const std::vector<WalkStratum> strata{
      {{candidate(1, 7), candidate(3, 8)}, true, 2, 0},
      {{candidate(2, 7), candidate(4, 9), candidate(5, 8)}, true, 1, 0}};
  const auto results = walk_households(strata);
  EXPECT_EQ(results[0].first, (Positions{0, 1}));
  EXPECT_EQ(results[0].skipped, Positions{});
  EXPECT_EQ(results[1].first, Positions{1});
  EXPECT_EQ(results[1].skipped, Positions{0});
}

TEST(HouseholdWalk, TheSecondWaveGoesOnWithTheTagsOfTheFirst) {
  // First: 1 and 2 are drawn, then both strata are full. Second: 3 (b, household 7) is skipped, 4
  // (b, 9) drawn; in a 5 (household 9) is skipped, 6 drawn.
  const std::vector<WalkStratum> strata{
      {{candidate(1, 7), candidate(5, 9), candidate(6, 5)}, true, 1, 1},
      {{candidate(2, 8), candidate(3, 7), candidate(4, 9)}, true, 1, 1}};
  const auto results = walk_households(strata);
  EXPECT_EQ(results[0].first, Positions{0});
  EXPECT_EQ(results[1].first, Positions{0});
  EXPECT_EQ(results[0].second, Positions{2});
  EXPECT_EQ(results[0].skipped, Positions{1});
  EXPECT_EQ(results[1].second, Positions{2});
  EXPECT_EQ(results[1].skipped, Positions{1});
}

TEST(HouseholdWalk, EndsWhereNobodyIsLeft) {
  const std::vector<WalkStratum> strata{{{candidate(1, 7), candidate(2, 7)}, true, 2, 1}};
  const auto results = walk_households(strata);
  EXPECT_EQ(results[0].first, Positions{0});
  EXPECT_EQ(results[0].second, Positions{});
  EXPECT_EQ(results[0].skipped, Positions{1});
  EXPECT_FALSE(results[0].more_needed);
}

TEST(HouseholdWalk, AsksForMoreCandidatesOnlyWhereTheyRanOut) {
  const std::vector<WalkStratum> strata{
      {{candidate(1, 7), candidate(2, 7)}, false, 2, 0}, {{candidate(3, 8)}, false, 1, 0}};
  const auto results = walk_households(strata);
  EXPECT_TRUE(results[0].more_needed);
  EXPECT_FALSE(results[1].more_needed);
}

struct Neighbour {
  std::uint8_t ticket = 0;
  std::size_t stratum = 0;
  std::uint8_t household = 0;
};

// Sort everybody, walk twice.
std::map<std::uint8_t, int> plain_walk(std::vector<Neighbour> town,
                                       const std::vector<WalkStratum>& strata) {
  std::ranges::sort(town, {}, &Neighbour::ticket);
  std::map<std::uint8_t, int> fate;  // by ticket: the wave, 0 for those skipped
  std::set<std::uint8_t> households;
  for (const int wave : {1, 2}) {
    std::vector<std::uint64_t> left;
    for (const WalkStratum& stratum : strata) {
      left.push_back(wave == 1 ? stratum.first : stratum.second);
    }
    for (const Neighbour& person : town) {
      if (left[person.stratum] == 0 || fate.contains(person.ticket)) continue;
      const bool is_new = households.insert(person.household).second;
      fate[person.ticket] = is_new ? wave : 0;
      left[person.stratum] -= is_new ? 1 : 0;
    }
  }
  return fate;
}

std::map<std::uint8_t, int> fates_of(const std::vector<WalkStratum>& strata,
                                     const std::vector<WalkResult>& results) {
  std::map<std::uint8_t, int> fate;
  for (std::size_t i = 0; i < strata.size(); ++i) {
    const auto tell = [&](const Positions& positions, int what) {
      for (const std::size_t at : positions) fate[strata[i].candidates[at].ticket[0]] = what;
    };
    tell(results[i].first, 1);
    tell(results[i].second, 2);
    tell(results[i].skipped, 0);
  }
  return fate;
}

TEST(HouseholdWalk, WithFewCandidatesIsThatOverEverybody) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::vector<Neighbour>> living(1 + below(4));
    std::vector<Neighbour> town;
    for (std::uint8_t ticket = 0; ticket < 60; ++ticket) {
      const std::size_t stratum = below(static_cast<std::uint32_t>(living.size()));
      living[stratum].push_back({ticket, stratum, static_cast<std::uint8_t>(below(25))});
      town.push_back(living[stratum].back());
    }
    std::vector<WalkStratum> strata(living.size());
    std::vector<WalkResult> results(living.size());
    for (std::size_t i = 0; i < living.size(); ++i) {
      strata[i].first = below(5);
      strata[i].second = below(4);
      results[i].more_needed = true;
    }
    while (std::ranges::any_of(results, &WalkResult::more_needed)) {  // three more each time
      for (std::size_t i = 0; i < living.size(); ++i) {
        for (int more = 0; results[i].more_needed && more < 3; ++more) {
          const std::size_t next = strata[i].candidates.size();
          strata[i].complete = next >= living[i].size();
          if (strata[i].complete) break;
          strata[i].candidates.push_back(candidate(living[i][next].ticket, living[i][next].household));
        }
      }
      results = walk_households(strata);
    }
    ASSERT_EQ(fates_of(strata, results), plain_walk(town, strata));
  }
}

}  // namespace
}  // namespace klero::selection
