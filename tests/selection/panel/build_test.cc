// Edge cases in which the best tools failed, and the promises of build.h.
#include "selection/panel/build.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "crypto/base/error.h"
#include "selection/panel/certificate/check.h"
#include "selection/panel/recheck/recheck.h"
#include "tests/selection/panel/pool_generator.h"
#include "tests/selection/panel/problem_text.h"

namespace klero::selection {
namespace {

Built build(const QuotaProblem& problem, std::uint32_t panels = 100) {
  BuildResult result = build_portfolio(problem, panels);
  if (const auto* none = std::get_if<Infeasible>(&result)) {
    ADD_FAILURE() << none->sentence;
    return {};
  }
  Built built = std::move(std::get<Built>(result));
  EXPECT_EQ(recheck(problem, built.portfolio).size(), 0U);
  EXPECT_EQ(built.portfolio.panels.size(), panels);
  EXPECT_TRUE(built.gap.certified);
  EXPECT_LE(built.gap.largest_deviation_milli, 1000U);
  EXPECT_EQ(built.counts, count_panels(built.portfolio, problem.pool_size));
  return built;
}

Infeasible fail(const QuotaProblem& problem) {
  BuildResult result = build_portfolio(problem, 10);
  auto* none = std::get_if<Infeasible>(&result);
  if (none == nullptr) {
    ADD_FAILURE() << "a panel was built";
    return {};
  }
  EXPECT_EQ(check_claim(problem, {none->proof}, 0), std::nullopt);
  return *none;
}

std::vector<Row> excluded_rows(const Built& built) {
  std::vector<Row> rows;
  for (const Exclusion& one : built.excluded) {
    rows.push_back(one.row);
  }
  return rows;
}

TEST(Build, WithoutQuotasEverybodyHasTheSameChance) {
  const Built built = build(test::parse_problem(3, 10, "0-3:0"), 1000);
  EXPECT_TRUE(std::ranges::all_of(built.counts, [](auto count) { return count == 300; }));
}

TEST(Build, EverybodySitsIfThePoolIsThePanel) {
  const Built built = build(test::parse_problem(4, 4, "1-3:0,1|1-4:2,3"));
  EXPECT_EQ(built.counts, (std::vector<std::uint32_t>{100, 100, 100, 100}));
  EXPECT_EQ(built.gap.distinct_panels, 1U);
  EXPECT_EQ(built.gap.bound, kCertainty);
}

TEST(Build, SomebodyIsForcedAndSomebodyNeverSits) {
  // Row 0 alone is of the first kind, of which one must sit; row 5 is of a kind without a seat.
  const Built built = build(test::parse_problem(3, 6, "1-1:0|0-0:5"), 1000);
  EXPECT_EQ(built.counts[0], 1000U);
  EXPECT_EQ(built.counts[1], 500U);
  EXPECT_EQ(excluded_rows(built), std::vector<Row>{5});
  EXPECT_EQ(built.excluded[0].reason, "no seat is for quota 1");
  EXPECT_TRUE(built.excluded[0].proven);
}

TEST(Build, ACategoryNobodyHasIsFineIfNobodyMustHaveIt) {
  EXPECT_EQ(build(test::parse_problem(2, 4, "0-1:|0-2:0,1")).excluded.size(), 0U);
  EXPECT_EQ(fail(test::parse_problem(2, 4, "1-1:|0-2:0,1")).sentence,
            "no panel of 2 can have all of: at least 1 of quota 0 (0 in the pool)");
}

TEST(Build, AMinimumMayAskForAllThereAre) {
  const Built built = build(test::parse_problem(4, 8, "2-4:0,1|0-4:2,3,4"));
  EXPECT_EQ(built.counts[0], 100U);
  EXPECT_EQ(built.counts[1], 100U);
}

TEST(Build, ExactQuotasEverywhere) {
  const Built built = build(test::parse_problem(
      4, 12, "2-2:0,1,2,3,4,5|2-2:6,7,8,9,10,11|1-1:0,1,6,7|3-3:2,3,4,5,8,9,10,11"), 1000);
  EXPECT_EQ(built.counts[0], 250U);
  EXPECT_EQ(built.counts[2], 375U);
}

TEST(Build, OnePerHousehold) {
  const Built built = build(test::parse_problem(3, 6, "0-3:0", "0,1|2,3,4"), 1000);
  // Rows 0 and 1 share one seat, rows 2 to 4 another; row 5 is alone.
  const std::vector<std::uint32_t> expected = {500, 500, 333, 333, 333, 1000};
  for (Row row = 0; row < 6; ++row) {
    EXPECT_LE(built.counts[row] - expected[row], 1U) << row;
  }
}

TEST(Build, TooFewHouseholdsIsSaid) {
  const Infeasible none = fail(test::parse_problem(3, 4, "0-3:0", "0,1,2"));
  EXPECT_TRUE(none.households_clash);
  EXPECT_EQ(none.sentence, "no panel of 3 can have all of: at most one per household");
  EXPECT_EQ(none.mend, std::nullopt);
}

// People 0..5 must come from one of two villages whose quotas cannot both be filled with them, so
// a third of the pool fits nowhere.
TEST(Build, AThirdOfThePoolFitsNowhere) {
  QuotaProblem problem = test::generate_pool({90, 20, {2, 4, 3}}, 8);
  Quota none;
  none.feature = "attitude";
  none.category = "unknown";
  for (Row row = 0; row < problem.pool_size; row += 3) {
    none.members.push_back(row);
  }
  problem.quotas.push_back(none);
  const Built built = build(problem, 500);
  EXPECT_EQ(excluded_rows(built), none.members);
  EXPECT_GT(built.gap.smallest, 0);
}

// Rows 0 to 2 pairwise exclude each other, and two of the four kinds 0 to 3 must sit: averages
// would give each of the three a half, panels can seat only one of them beside row 3.
TEST(Build, WhatHoldsOnAverageOnlyIsFoundOut) {
  const QuotaProblem problem =
      test::parse_problem(2, 6, "0-1:0,1|0-1:1,2|0-1:0,2|2-2:0,1,2,3");
  const Built built = build(problem, 300);
  EXPECT_EQ(built.counts, (std::vector<std::uint32_t>{100, 100, 100, 300, 0, 0}));
  EXPECT_FALSE(built.certificate.claims.empty());
  EXPECT_EQ(excluded_rows(built), (std::vector<Row>{4, 5}));
}

// A parity that no average sees: each pair shares a seat or not, three pairs, and exactly one and a
// half pairs' worth of seats.
TEST(Build, AProblemThatIsOnlyInfeasibleInWholeNumbers) {
  const Infeasible none =
      fail(test::parse_problem(3, 6, "1-1:0,1|1-1:1,2|1-1:0,2|3-3:0,1,2,3,4,5"));
  EXPECT_EQ(none.clash.size(), 6U);
  EXPECT_TRUE(none.mend.has_value());
  EXPECT_EQ(none.mend->seats_moved, 1U);
  EXPECT_TRUE(none.mend->smallest);
}

TEST(Build, RowsPermutedGiveTheSameChances) {
  const QuotaProblem problem = test::generate_pool({83, 20, {2, 4, 3, 5}, 0.1}, 4);
  QuotaProblem mirrored = problem;
  const auto mirror = [&problem](std::vector<Row>& rows) {
    for (Row& row : rows) {
      row = problem.pool_size - 1 - row;
    }
    std::ranges::sort(rows);
  };
  for (Quota& quota : mirrored.quotas) {
    mirror(quota.members);
  }
  for (auto& group : mirrored.at_most_one) {
    mirror(group);
  }
  std::ranges::reverse(mirrored.quotas);
  std::vector<Nano> chances = build(mirrored).chances;
  std::ranges::reverse(chances);
  EXPECT_EQ(build(problem).chances, chances);
}

TEST(Build, TheSameProblemGivesTheSameBytes) {
  const QuotaProblem problem = test::generate_pool({120, 20, {2, 4, 3, 5}}, 5);
  BuildOptions many;
  many.threads = 8;
  const Built once = build(problem);
  const Built again = std::get<Built>(build_portfolio(problem, 100, many));
  EXPECT_EQ(once.portfolio.panels, again.portfolio.panels);
  EXPECT_EQ(once.certificate, again.certificate);
}

TEST(Build, AlikePeopleDifferByAtMostOnePanel) {
  const QuotaProblem problem = test::generate_pool({150, 22, {2, 3, 3}}, 6);
  const Built built = build(problem, 1000);
  for (Row a = 0; a < problem.pool_size; ++a) {
    for (Row b = 0; b < a; ++b) {
      const bool alike = std::ranges::all_of(problem.quotas, [&](const Quota& quota) {
        return std::ranges::binary_search(quota.members, a) ==
               std::ranges::binary_search(quota.members, b);
      });
      if (alike) {
        EXPECT_EQ(built.chances[a], built.chances[b]);
        EXPECT_LE(std::max(built.counts[a], built.counts[b]) -
                      std::min(built.counts[a], built.counts[b]), 1U);
      }
    }
  }
}

TEST(Build, MaximinKeepsTheSmallestChanceAndLowersTheLargest) {
  const QuotaProblem problem = test::generate_pool({150, 30, {2, 4, 3, 4}}, 3);
  BuildOptions options;
  options.objective = Objective::maximin;
  const Built maximin = std::get<Built>(build_portfolio(problem, 1000, options));
  const Built leximin = build(problem, 1000);
  EXPECT_EQ(recheck(problem, maximin.portfolio).size(), 0U);
  EXPECT_LE(std::abs(maximin.gap.bound - leximin.gap.bound), 10);
  EXPECT_LE(*std::ranges::max_element(maximin.chances),
            *std::ranges::max_element(leximin.chances));
  EXPECT_LE(maximin.gap.largest_deviation_milli, 1000U);
  EXPECT_TRUE(maximin.gap.minimum_certified);
  EXPECT_FALSE(maximin.gap.certified);  // says nothing of the chances above the smallest
  EXPECT_EQ(maximin.gap.bound, leximin.gap.bound);
  EXPECT_EQ(maximin.certificate.levels.size(), 1U);
}

// Twenty-three districts as one feature and thirty seats: floors sum to 19, ceilings to 42.
TEST(Build, TheHardCaseOfKasselEndsInAPanelOrInASentence) {
  const std::vector<std::pair<std::uint64_t, double>> pools = {
      {1, 0.45}, {1, 0.8}, {3, 0.8}, {5, 0.8}, {6, 0.8}, {14, 0.8}, {21, 0.9}, {22, 0.9}};
  int built = 0;
  int refused = 0;
  for (const auto& [seed, self_selection] : pools) {
    SCOPED_TRACE(seed);
    const QuotaProblem problem =
        test::generate_pool({83, 30, {2, 5, 23, 3, 2}, 0, self_selection}, seed);
    BuildResult result = build_portfolio(problem, 200);
    if (const auto* lottery = std::get_if<Built>(&result)) {
      ++built;
      EXPECT_EQ(recheck(problem, lottery->portfolio).size(), 0U);
      EXPECT_TRUE(lottery->gap.certified);
      continue;
    }
    ++refused;
    const Infeasible& none = std::get<Infeasible>(result);
    EXPECT_EQ(check_claim(problem, {none.proof}, 0), std::nullopt);
    ASSERT_TRUE(none.mend.has_value());
    const QuotaProblem mended = apply_moves(problem, none.mend->moves);
    EXPECT_TRUE(std::holds_alternative<Built>(build_portfolio(mended, 50)));
  }
  EXPECT_GT(built, 0);
  EXPECT_GT(refused, 0);
}

// Pools in which an unlucky cut of the seats left a stack that no panels make up.
TEST(Build, AnUnluckyCutIsMadeAgain) {
  for (const auto& [shape, seed] : std::vector<std::pair<test::PoolShape, std::uint64_t>>{
           {{150, 22, {2, 5, 3, 4}}, 3}, {{70, 24, {2, 4, 3, 4}}, 4}, {{70, 24, {2, 4, 3, 4}}, 2}}) {
    SCOPED_TRACE(seed);
    const Built built = build(test::generate_pool(shape, seed), 1000);
    EXPECT_EQ(built.certificate.within, 1U);
    EXPECT_EQ(built.gap.cuts, 0U);
  }
}

// Who sits beside whom is not the same on every panel, though all are alike.
TEST(Build, PeopleAlikeAreMixed) {
  const Built built = build(test::parse_problem(10, 34, "0-10:0"), 1000);
  EXPECT_GT(built.gap.distinct_panels, 990U);
  std::size_t together = 0;
  for (const Panel& panel : built.portfolio.panels) {
    together += std::ranges::find(panel, 7U) != panel.end() &&
                        std::ranges::find(panel, 8U) != panel.end()
                    ? 1
                    : 0;
  }
  // 1000 * (10 * 9) / (34 * 33) = 80 by chance.
  EXPECT_GT(together, 40U);
  EXPECT_LT(together, 120U);
}

TEST(Build, ACertificateIsWrittenOnlyIfItHolds) {
  Built built = build(test::parse_problem(3, 6, "1-1:0|0-0:5"), 100);
  EXPECT_EQ(certificate_text(built), encode_certificate(built.certificate));
  const std::string nothing = "item\tnumber\tnode\tkind\tindex\tvalue\n";
  built.gap.certified = false;
  EXPECT_EQ(certificate_text(built), nothing);
  built.gap.certified = true;
  built.certificate.within = 2;  // of 100 panels: more than a hundredth
  EXPECT_EQ(certificate_text(built), nothing);
}

TEST(Build, AThinPool) {
  const Built built = build(test::generate_pool({92, 40, {2, 4, 3, 4}}, 11), 500);
  EXPECT_GT(built.gap.smallest, 0);
}

TEST(Build, StopsWhenAsked) {
  const std::atomic<bool> cancel = true;
  BuildOptions options;
  options.cancel = &cancel;
  EXPECT_THROW((void)build_portfolio(test::generate_pool({70, 24, {2, 4}}, 1), 100, options),
               crypto::Error);
}

TEST(Build, RefusesWhatIsNotWellFormed) {
  const auto refused = [](const QuotaProblem& problem, std::uint32_t panels = 10) {
    EXPECT_THROW((void)build_portfolio(problem, panels), crypto::Error);
  };
  const QuotaProblem good = test::parse_problem(2, 4, "0-1:0,1", "2,3");
  refused(good, 0);
  refused(good, kMaxPanels + 1);
  QuotaProblem bad = good;
  bad.seats = 0;
  refused(bad);
  bad.seats = 5;
  refused(bad);
  bad = good;
  bad.quotas[0].members = {1, 0};
  refused(bad);
  bad.quotas[0].members = {1, 1};
  refused(bad);
  bad.quotas[0].members = {1, 4};
  refused(bad);
  bad = good;
  bad.quotas[0].min = 2;
  refused(bad);
  bad = good;
  bad.at_most_one = {{2, 3}, {3}};
  refused(bad);
  bad.at_most_one = {{1, 2}, {2, 3}};
  refused(bad);
}

}  // namespace
}  // namespace klero::selection
