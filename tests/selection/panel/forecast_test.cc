#include <gtest/gtest.h>

#include <cmath>

#include "crypto/base/error.h"
#include "selection/panel/forecast/dropouts.h"
#include "selection/panel/forecast/letters.h"
#include "tests/selection/panel/pool_generator.h"
#include "tests/selection/panel/problem_text.h"

namespace klero::selection {
namespace {

TEST(Dropouts, WithoutQuotasAllButThePanelMayLeave) {
  const DropoutForecast forecast =
      can_absorb_dropouts(test::parse_problem(3, 10, "0-3:0"), Bounds::strict);
  EXPECT_EQ(forecast.absorbs_in_19_of_20, 7U);
  EXPECT_EQ(forecast.absorbs_in_half, 7U);
  EXPECT_EQ(forecast.breaks_at_worst, 8U);
  EXPECT_EQ(forecast.worst_kind, "the whole pool");
}

TEST(Dropouts, TheScarcestKindBreaksItFirst) {
  QuotaProblem problem = test::parse_problem(4, 20, "2-4:0,1,2|0-4:3,4,5,6,7");
  const DropoutForecast strict = can_absorb_dropouts(problem, Bounds::strict);
  EXPECT_EQ(strict.breaks_at_worst, 2U);
  EXPECT_EQ(strict.worst_kind, "quota 0");
  // One of the three may leave, not two: of 20 people in random order the second of three comes at
  // place 10.5 on average.
  EXPECT_GE(strict.absorbs_in_half, 7U);
  EXPECT_LE(strict.absorbs_in_half, 13U);
  problem.quotas[0].min_flex = 1;
  const DropoutForecast flex = can_absorb_dropouts(problem, Bounds::flex);
  EXPECT_EQ(flex.breaks_at_worst, 3U);
  EXPECT_GT(flex.absorbs_in_half, strict.absorbs_in_half);
}

TEST(Dropouts, NothingToAbsorbWithoutAPanel) {
  EXPECT_EQ(can_absorb_dropouts(test::parse_problem(2, 4, "1-1:|0-2:0,1"), Bounds::strict).orders,
            0U);
}

TEST(Dropouts, HouseholdsCount) {
  // Four people in two households, two seats: two may leave if they are of one household each.
  const DropoutForecast forecast = can_absorb_dropouts(
      test::parse_problem(2, 4, "0-2:0", "0,1|2,3"), Bounds::strict, 1000);
  EXPECT_EQ(forecast.absorbs_in_19_of_20, 1U);  // a third of all orders begin with one household
  EXPECT_EQ(forecast.absorbs_in_half, 2U);
}

LetterPlan kassel(std::uint32_t replies_per_million) {
  // 23 districts of 72 letters each; every district is to have a seat.
  LetterPlan plan;
  plan.seats = 30;
  for (std::size_t district = 0; district < 23; ++district) {
    Quota quota;
    quota.feature = "district";
    quota.category = std::to_string(district + 1);
    quota.min = quota.min_flex = 1;
    quota.max = 2;
    quota.max_flex = 4;
    plan.quotas.push_back(quota);
    plan.strata.push_back({quota.category, 72, replies_per_million, {district}, {}});
  }
  return plan;
}

TEST(Letters, ADistrictWithoutRepliesIsAsRareAsArithmeticSays) {
  // Somebody replies in each of 23 districts: (1 - (1 - r)^72)^23 is 0.5639 at 5 %, 0.9446 at 8 %
  // and 0.9996 at 14 %. Enough people for 30 seats there are always.
  for (const auto& [rate, expected] :
       std::vector<std::pair<std::uint32_t, double>>{
           {50'000, 0.5639}, {80'000, 0.9446}, {140'000, 0.9996}}) {
    constexpr std::uint32_t kTrials = 400;
    const LetterForecast forecast = chance_of_feasibility(kassel(rate), kTrials);
    const double share = static_cast<double>(forecast.feasible) / kTrials;
    EXPECT_NEAR(share, expected, 4 * std::sqrt(expected * (1 - expected) / kTrials) + 0.005);
    EXPECT_GE(forecast.feasible_with_flex, forecast.feasible);
    EXPECT_NEAR(static_cast<double>(forecast.replies) / kTrials, 23 * 72 * rate / 1e6, 3);
  }
}

TEST(Letters, FeaturesOfTheQuestionnaireAreDrawnByWeight) {
  LetterPlan plan = kassel(200'000);
  Quota education;
  education.feature = "education";
  education.category = "none";
  education.min = education.min_flex = 5;
  education.max = education.max_flex = 30;
  plan.quotas.push_back(education);
  education.category = "some";
  education.min = education.min_flex = 0;
  plan.quotas.push_back(education);
  for (LetterStratum& stratum : plan.strata) {
    stratum.features.push_back({{23, 24}, {0, 1}});
  }
  EXPECT_EQ(chance_of_feasibility(plan, 20).feasible, 0U);
  EXPECT_EQ(chance_of_feasibility(plan, 20).too_few[23], 20U);
  for (LetterStratum& stratum : plan.strata) {
    stratum.features.front().weights = {1, 3};
  }
  EXPECT_EQ(chance_of_feasibility(plan, 20).feasible, 20U);
}

TEST(Letters, TheSameSeedGivesTheSameForecast) {
  EXPECT_EQ(chance_of_feasibility(kassel(60'000), 50, 7).replies,
            chance_of_feasibility(kassel(60'000), 50, 7).replies);
}

TEST(Letters, APlanWithoutSenseIsRefused) {
  LetterPlan plan = kassel(50'000);
  EXPECT_THROW((void)chance_of_feasibility(plan, 0), crypto::Error);
  plan.strata[0].quotas = {23};
  EXPECT_THROW((void)chance_of_feasibility(plan, 1), crypto::Error);
  plan = kassel(1'000'001);
  EXPECT_THROW((void)chance_of_feasibility(plan, 1), crypto::Error);
  plan = kassel(50'000);
  plan.strata[0].features.push_back({{0}, {0}});
  EXPECT_THROW((void)chance_of_feasibility(plan, 1), crypto::Error);
}

}  // namespace
}  // namespace klero::selection
