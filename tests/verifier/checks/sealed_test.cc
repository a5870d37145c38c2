// Section 10: each way to cheat is refused by the check named for it.

#include <gtest/gtest.h>

#include "crypto/base/text.h"
#include "tests/verifier/checks/sealed_world.h"
#include "verifier/checks/engine.h"
#include "verifier/checks/section_10_sealed.h"
#include "verifier/checks/section_6_pool.h"

namespace klero::verifier {
namespace {

using Lines = SealedWorld::Lines;

std::string last_field(const std::string& line) { return line.substr(line.rfind('\t') + 1); }
std::string with_last_field(const std::string& line, const std::string& field) {
  return line.substr(0, line.rfind('\t') + 1) + field;
}

// What 10.3 says of these lines.
State bits_judged(SealedWorld& world, const Lines& lines) {
  EXPECT_EQ(state_of(check_10_1_commitments, world), State::kPass);
  world.put_bits(lines);
  return state_of(check_10_3_zero_or_one, world);
}

TEST(SealedPool, ARightOneIsPassed) {
  SealedWorld world;
  EXPECT_EQ(bits_judged(world, world.bits()), State::kPass);
  EXPECT_EQ(state_of(check_10_2_one_answer_a_feature, world), State::kPass);
  world.put_totals(7, world.totals(7, "pool-total", world.everybody()));
  EXPECT_EQ(state_of(check_10_4_totals_of_the_pool, world), State::kPass);
  EXPECT_EQ(world.x.pool().totals, (std::vector<std::uint64_t>{6, 4}));
}

TEST(SealedPool, WithoutSealedFeatureNothingApplies) {
  MadeRecord record;
  record.reach(14);
  record.x.pairs.resize(1);
  std::size_t rules = 0;
  for (const CheckResult& result : Engine(record.x).run()) {
    if (!result.rule->number.starts_with("10.")) {
      continue;
    }
    ++rules;
    EXPECT_EQ(result.outcome.state(), State::kNotChecked) << result.rule->number;
    EXPECT_EQ(result.outcome.reason().english, "does not apply: no sealed feature");
  }
  EXPECT_GE(rules, 9U);
}

TEST(SealedPool, WhatWasAnsweredIsNeverPassed) {
  SealedWorld world;
  EXPECT_EQ(state_of(check_10_9_what_was_answered, world), State::kNotChecked);
}

TEST(Commitments, OpenOnesOddOnesAndMissingOnesAreRefused) {
  const auto judged = [](const std::string& digits) {
    SealedWorld world;
    std::string bytes = "row\tfeature\tcategory\tcommitment\n";
    for (std::size_t j = 0; j < 10; ++j) {
      for (std::size_t c = 0; c < 2; ++c) {
        bytes += world.row_fields(j, c) + (j == 4 && c == 1 ? digits : world.points[j][c].hex()) + "\n";
      }
    }
    world.add_table(7, "commitments.tsv", bytes);
    return outcome_of(check_10_1_commitments, world);
  };
  const std::string right = SealedWorld().points[4][1].hex();
  EXPECT_EQ(judged(right).state(), State::kPass);
  std::string high_bit = right;
  high_bit[62] = static_cast<char>(high_bit[62] < '8' ? high_bit[62] + 8 : 'f');
  for (const std::string& wrong :
       {std::string(64, '0'), crypto::generator_g().hex(), std::string(64, 'f'), right.substr(1),
        std::string("EDD3F55C1A631258D69CF7A2DEF9DE1400000000000000000000000000000010")}) {
    const Outcome outcome = judged(wrong);
    EXPECT_EQ(outcome.state(), State::kFail) << wrong;
    EXPECT_EQ(outcome.findings().shown.at(0).line, 11U);
  }
  SealedWorld world;
  std::swap(world.points[0], world.points[1]);
  world.points.pop_back();
  world.write_commitments();
  EXPECT_EQ(state_of(check_10_1_commitments, world), State::kFail);
}

TEST(OneAnswer, TwoAnswersOrNoneAreSeen) {
  for (const std::uint64_t value : {0U, 1U}) {
    SealedWorld world;
    // The second commitment of row 3 holds `value`; the first one holds 1 already.
    world.points[2][1] =
        crypto::commit(crypto::Scalar::from_uint(1 - world.school[2] + value), world.blindings[2][1]);
    world.points[2][0] = crypto::commit(crypto::Scalar::from_uint(value), world.blindings[2][0]);
    world.write_commitments();
    EXPECT_EQ(state_of(check_10_1_commitments, world), State::kPass);
    const bool one_answer = value == 0;
    EXPECT_EQ(state_of(check_10_2_one_answer_a_feature, world),
              one_answer ? State::kPass : State::kFail);
  }
}

TEST(Bits, TwoAndMinusOneCannotBeProven) {
  // 2 and -1 sum to 1, so that 10.2 sees nothing; no proof can be made, an honest one of another row fails.
  SealedWorld world;
  const Lines honest = world.bits();
  world.points[2][0] = crypto::commit(crypto::Scalar::from_uint(2), world.blindings[2][0]);
  world.points[2][1] = crypto::commit(-crypto::Scalar::from_uint(1), world.blindings[2][1]);
  world.write_commitments();
  EXPECT_EQ(bits_judged(world, honest), State::kFail);
  EXPECT_EQ(state_of(check_10_2_one_answer_a_feature, world), State::kPass);
}

TEST(Bits, AProofMovedToAnotherRowOrCategoryFails) {
  SealedWorld world;
  Lines lines = world.bits();
  const std::string first = last_field(lines[0]);
  lines[0] = with_last_field(lines[0], last_field(lines[2]));
  lines[2] = with_last_field(lines[2], first);
  world.put_bits(lines);
  EXPECT_EQ(state_of(check_10_1_commitments, world), State::kPass);
  const Outcome outcome = outcome_of(check_10_3_zero_or_one, world);
  ASSERT_EQ(outcome.findings().shown.size(), 2U);
  EXPECT_EQ(outcome.findings().shown[0].line, 2U);
  EXPECT_EQ(outcome.findings().shown[1].line, 4U);
}

TEST(Bits, ProofsAreBoundToTheDrawTheStepAndTheCommitments) {
  const auto judged = [](const std::function<void(SealedWorld&)>& change) {
    SealedWorld world;
    const Lines lines = world.bits();
    change(world);
    return bits_judged(world, lines);
  };
  EXPECT_EQ(judged([](SealedWorld&) {}), State::kPass);
  EXPECT_EQ(judged([](SealedWorld& w) { (*w.scan.steps[0].checksum)[0] ^= 1; }), State::kFail);
  EXPECT_EQ(judged([](SealedWorld& w) { (*w.scan.steps[5].checksum)[0] ^= 1; }), State::kFail);
  EXPECT_EQ(judged([](SealedWorld& w) { w.x.order->rehearsal = false; }), State::kFail);
  EXPECT_EQ(judged([](SealedWorld& w) {
              w.blindings[9] = crypto::cancelling_blindings(2);
              w.points[9] = crypto::commit_one_hot(w.school[9], w.blindings[9]);
              w.write_commitments();
            }),
            State::kFail);
}

TEST(Bits, SwappedOrOddScalarsFail) {
  SealedWorld world;
  const Lines right = world.bits();
  const std::string proof = last_field(right[5]);
  const auto blocks = crypto::split(proof, ' ');
  ASSERT_EQ(blocks.size(), 4U);
  const auto joined = [](std::vector<std::string_view> pieces) {
    std::string text;
    for (const std::string_view piece : pieces) {
      text += (text.empty() ? "" : " ") + std::string(piece);
    }
    return text;
  };
  const std::string order = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
  for (const std::string& wrong :
       {joined({blocks[1], blocks[0], blocks[2], blocks[3]}),
        joined({blocks[0], blocks[1], blocks[3], blocks[2]}),
        joined({order, blocks[1], blocks[2], blocks[3]}), joined({blocks[0], blocks[2]}),
        joined({blocks[0], blocks[1], blocks[2]}), std::string("x"),
        joined({blocks[0], blocks[1], blocks[2], blocks[3], blocks[0], blocks[1]})}) {
    Lines lines = right;
    lines[5] = with_last_field(lines[5], wrong);
    EXPECT_EQ(bits_judged(world, lines), State::kFail) << wrong;
  }
}

TEST(Bits, EveryLineIsThereOnceAndInPlace) {
  SealedWorld world;
  const Lines right = world.bits();
  Lines lines = right;
  lines.pop_back();
  EXPECT_EQ(bits_judged(world, lines), State::kFail);
  lines = right;
  lines.push_back(lines.back());
  EXPECT_EQ(bits_judged(world, lines), State::kFail);
  lines = right;
  std::swap(lines[0], lines[1]);
  EXPECT_EQ(bits_judged(world, lines), State::kFail);
}

class TotalsTest : public testing::Test {
 protected:
  TotalsTest() { EXPECT_EQ(state_of(check_10_1_commitments, world), State::kPass); }
  State pool(const Lines& lines) {
    world.put_totals(7, lines);
    return state_of(check_10_4_totals_of_the_pool, world);
  }
  State panel(const Lines& lines) {
    world.put_totals(12, lines);
    return state_of(check_10_6_totals_of_the_panel_drawn, world);
  }
  Lines with_number(Lines lines, std::size_t line, const std::string& number) {
    lines[line] = "School\t" + world.names[line] + "\t" + number + "\t" + last_field(lines[line]);
    return lines;
  }

  SealedWorld world;
};

TEST_F(TotalsTest, AnotherNumberThanTheProvenOneFails) {
  const Lines right = world.totals(7, "pool-total", world.everybody());
  EXPECT_EQ(pool(right), State::kPass);
  EXPECT_EQ(pool(with_number(with_number(right, 0, "5"), 1, "5")), State::kFail);
  // The group order more: the same point, but no number of people.
  EXPECT_EQ(pool(with_number(right, 0, "9007199254740997")), State::kFail);
  EXPECT_EQ(pool(with_number(right, 0, "-1")), State::kFail);
}

TEST_F(TotalsTest, TheTotalsOfThePoolAreNotThoseOfThePanel) {
  const Lines right = world.totals(12, "panel-total", {1, 2, 3});
  EXPECT_EQ(panel(right), State::kPass);
  EXPECT_EQ(world.x.panel_totals, (std::vector<std::uint64_t>{2, 1}));
  EXPECT_EQ(panel(world.totals(12, "pool-total", {1, 2, 3})), State::kFail);
  EXPECT_EQ(panel(world.totals(11, "panel-total", {1, 2, 3})), State::kFail);
  EXPECT_EQ(panel(world.totals(12, "panel-total", {2, 4, 5})), State::kFail);
}

TEST_F(TotalsTest, ATotalOutsideTheQuotaIsNamed) {
  world.x.order->features[1].categories[1].bounds.min = 2;
  EXPECT_EQ(panel(world.totals(12, "panel-total", {1, 2, 3})), State::kFail);
}

TEST_F(TotalsTest, NobodyInACategoryIsAnHonestTotal) {
  world.x.members[0] = {1, 3, 4};
  world.x.order->features[1].categories[0].bounds.max = 3;
  world.x.order->features[1].categories[1].bounds.min = 0;
  EXPECT_EQ(panel(world.totals(12, "panel-total", {1, 3, 4})), State::kPass);
}

TEST_F(TotalsTest, SmallCellsAreNoLongerPublished) {
  world.put_totals(7, world.totals(7, "pool-total", world.everybody()));
  world.add_table(7, "margins.tsv", "feature\tcategory\tpeople\nSex\tm\t5\nSex\tw\t5\n");
  const auto judged = [&](std::uint64_t smallest) {
    world.x.order->minimum_cell = smallest;
    return state_of(check_6_7_small_cells, world);
  };
  EXPECT_EQ(judged(4), State::kPass);
  EXPECT_EQ(judged(5), State::kFail);  // four say nein
  world.add_table(7, "margins.tsv", "feature\tcategory\tpeople\nSex\tm\t3\nSex\tw\t7\n");
  EXPECT_EQ(judged(4), State::kFail);
  world.add_table(7, "margins.tsv", "feature\tcategory\tpeople\nSex\tm\t0\nSex\tw\t10\n");
  EXPECT_EQ(judged(4), State::kPass);
}

class QuotasTest : public testing::Test {
 protected:
  QuotasTest() { EXPECT_EQ(state_of(check_10_1_commitments, world), State::kPass); }
  State judged(const Lines& lines) {
    world.put_quotas(12, lines);
    return state_of(check_10_5_quotas_of_the_opened_panels, world);
  }
  SealedWorld world;
};

TEST_F(QuotasTest, PanelsWithinTheQuotasArePassed) { EXPECT_EQ(judged(world.quotas()), State::kPass); }

TEST_F(QuotasTest, AProofOfWiderBoundsFails) {
  Lines lines = world.quotas();
  const Lines right = lines;
  for (const auto& range : {std::pair<std::uint64_t, std::uint64_t>{0, 2}, {1, 3}, {0, 1}}) {
    // Said of 1..2, and said of its own bounds.
    for (const std::string& from_to : {std::string("from 1"), "from " + std::to_string(range.first)}) {
      lines[0] = with_last_field(
          right[0], world.range_proof(12, {1, 2, 3}, 1, {range.first, range.second},
                                      {"kind quota", "panel 2", "feature School", "category ja",
                                       from_to, "to " + std::to_string(range.second)}));
      EXPECT_EQ(judged(lines), State::kFail);
    }
  }
}

TEST_F(QuotasTest, AProofOfTheOtherPanelFails) {
  Lines lines = world.quotas();
  lines[0] = with_last_field(lines[0], last_field(lines[2]));
  EXPECT_EQ(judged(lines), State::kFail);
}

TEST_F(QuotasTest, OtherMembersFail) {
  const Lines lines = world.quotas();
  world.x.members[1] = {2, 4, 8};
  EXPECT_EQ(judged(lines), State::kFail);
}

TEST_F(QuotasTest, ABrokenChainKeepsProofsFromBeingJudged) {
  world.x.broken_links.insert(12);
  EXPECT_EQ(judged(world.quotas()), State::kError);
}

}  // namespace
}  // namespace klero::verifier
