// Nobody's answers follow from what a draw publishes; from an open portfolio everybody's do.
#include "selection/disclosure/attack.h"

#include <gtest/gtest.h>

#include <string>

#include "crypto/base/error.h"
#include "tests/selection/disclosure/hidden_draw.h"

namespace klero::selection {
namespace {

// The drawn panel and nine spot checks, and one more.
constexpr std::size_t kOpened = 11;

struct NamedDraw {
  std::string name;
  test::PoolShape shape;
  std::uint64_t seed = 1;
};

const std::vector<NamedDraw> kDraws = {
    {"Kassel", {132, 30, {2, 4, 3, 2}}},
    {"150", {150, 22, {2, 5, 3, 4}}},
    {"200", {200, 30, {2, 5, 3, 3}}},
    {"360", {360, 30, {2, 5, 3, 2, 6, 4, 3}}},
};

std::vector<AttackScore> attack_draw(const NamedDraw& one, std::size_t opened) {
  const test::HiddenDraw draw = test::make_hidden_draw(one.shape, one.seed, 2);
  const Attack result = attack(test::open_panels(draw, opened));
  EXPECT_TRUE(result.solved);
  return score_attack(result, draw.answers);
}

std::string describe(const AttackScore& score) {
  return std::to_string(score.rows) + " rows: determined " + std::to_string(score.determined) +
         ", program " + std::to_string(score.right_by_program) + ", alone " +
         std::to_string(score.right_alone) + ", majority " +
         std::to_string(score.right_by_majority);
}

TEST(Attack, OnWhatADrawPublishesDeterminesNobody) {
  for (const NamedDraw& one : kDraws) {
    for (const AttackScore& score : attack_draw(one, kOpened)) {
      SCOPED_TRACE(one.name + ", seed " + std::to_string(one.seed) + ", " + describe(score));
      EXPECT_EQ(score.determined, 0U);
      EXPECT_LE(score.open_rows, score.rows / 50);
      // How often somebody is seen does say something: those of whom few replied sit often. That is
      // worth a few people in a hundred, and only as a guess.
      EXPECT_LE(score.right_by_program, score.right_by_majority + score.rows / 10);
      EXPECT_LE(score.right_alone, score.right_by_majority + score.rows / 10);
    }
  }
}

TEST(Attack, OnAnOpenPortfolioFindsEverybodysAnswer) {
  for (const std::size_t k : {0U, 2U}) {
    for (const AttackScore& score : attack_draw(kDraws[k], 1000)) {
      SCOPED_TRACE(kDraws[k].name + ", " + describe(score));
      EXPECT_GE(score.determined, score.rows * 9 / 10);
      EXPECT_GE(score.right_by_program, score.rows * 9 / 10);
      EXPECT_GT(score.right_by_program, score.right_by_majority);
    }
  }
}

PublicFacts three_people() {
  return facts_of_draw({0, 0, 0}, {{"school", {{"none", 0, 1}, {"abitur", 1, 2}}}}, {{1, 0, 1}},
                       {});
}

TEST(Attack, TotalsAloneDetermineNobody) {
  const std::vector<AttackScore> scores = score_attack(attack(three_people()), {{1, 0, 1}});
  EXPECT_EQ(scores[0].determined, 0U);
  EXPECT_EQ(scores[0].right_by_majority, 2U);
}

TEST(Attack, TotalsOfAPanelOfOneDetermineHim) {
  const PublicFacts facts = facts_of_draw(
      {0, 0, 0}, {{"school", {{"none", 0, 1}, {"abitur", 0, 1}}}}, {{1, 0, 1}}, {{1}});
  const Attack result = attack(facts);
  EXPECT_EQ(result.features[0].determined, (std::vector<bool>{true, true, true}));
  EXPECT_EQ(result.features[0].program, (std::vector<std::uint32_t>{1, 0, 1}));
}

// After a correction of the pool: row 0 came by it, and the published totals count rows 1 and 2 only.
TEST(Attack, TotalsSayNothingAboutWhoTheyDoNotCount) {
  const std::vector<HiddenFeature> school{{"school", {{"none", 0, 3}, {"abitur", 0, 3}}}};
  const Attack result = attack(facts_of_draw({0, 0, 0}, school, {{1, 0, 0}}, {}, {1, 2}));
  EXPECT_EQ(result.features[0].determined, (std::vector<bool>{false, true, true}));
}

// Rows 0 and 1 would break a quota together: one of them has none, so row 2 has not.
TEST(Attack, ASkippedCandidateIsAFact) {
  PublicFacts facts = three_people();
  facts.breaches.push_back({.rows = {0, 1}, .ranges = {{{0, 0}, {0, 2}}}});
  const Attack result = attack(facts);
  EXPECT_EQ(result.features[0].determined, (std::vector<bool>{false, false, true}));
  EXPECT_EQ(result.features[0].program[2], 1U);
  facts.breaches.front().ranges = {{{1, 2}, {0, 2}}};
  EXPECT_EQ(attack(facts).features[0].determined, (std::vector<bool>{true, true, true}));
}

TEST(Attack, RefusesWhatDoesNotFitTogether) {
  EXPECT_THROW((void)facts_of_draw({0, 0}, {}, {{0, 0}}, {}), crypto::Error);
  EXPECT_THROW((void)facts_of_draw({0, 0}, {{"x", {{"a", 0, 1}, {"b", 0, 1}}}}, {{0, 2}}, {}),
               crypto::Error);
  EXPECT_THROW((void)facts_of_draw({0, 0}, {{"x", {{"a", 0, 1}, {"b", 0, 1}}}}, {{0, 1}}, {{2}}),
               crypto::Error);
  PublicFacts facts = three_people();
  facts.breaches.push_back({.rows = {1, 1}, .ranges = {{{0, 0}, {0, 2}}}});
  EXPECT_THROW((void)attack(facts), crypto::Error);
  // One of three has none; nobody can.
  facts = three_people();
  facts.counts.push_back({.rows = {0, 1, 2}, .ranges = {{{0, 0}, {0, 3}}}});
  EXPECT_THROW((void)attack(facts), crypto::Error);
}

TEST(Attack, StopsWhenAsked) {
  const std::atomic<bool> cancel = true;
  AttackLimits limits;
  limits.cancel = &cancel;
  EXPECT_THROW((void)attack(three_people(), limits), crypto::Error);
}

}  // namespace
}  // namespace klero::selection
