// Rules 1.7, 1.13, 2.15 and 4.13: witnesses.

#include <gtest/gtest.h>

#include "tests/verifier/checks/made_record.h"
#include "verifier/checks/section_1_record.h"
#include "verifier/checks/section_2_order.h"

namespace klero::verifier {
namespace {

using crypto::Json;

const std::vector<TestKey>& witness_keys() {
  static const std::vector<TestKey> keys{TestKey(21), TestKey(22), TestKey(23)};
  return keys;
}

Json with_witnesses(unsigned signatures, unsigned dishonest = 0) {
  Json order = base_order();
  Json people = Json::array();
  for (const TestKey& key : witness_keys()) {
    people.push_back({{"key", key.hex()}, {"name", "W" + std::to_string(people.size() + 1)}});
  }
  order["witnesses"] = {{"dishonest", dishonest}, {"people", people}, {"signatures", signatures}};
  return order;
}

class WitnessTest : public testing::Test {
 protected:
  void cosign(unsigned step, unsigned witness) {
    const bool closing = step == 4 || step == 10 || step == 13;
    record.add_evidence(step, "witness-" + std::to_string(witness) + ".sig",
                        witness_keys()[witness - 1].sign(closing ? "close" : record.sums(step)));
  }
  void reach(unsigned last) {
    record.reach(last);
    for (unsigned step = 2; step <= last; ++step) {
      if (is_closing(record.scan.steps[step - 1].kind)) {
        record.add_evidence(step, "close.txt", "close");
      }
      if (step != 6) {
        cosign(step, 1);
        cosign(step, 3);
      }
    }
  }

  MadeRecord record{with_witnesses(2)};
};

TEST_F(WitnessTest, TwoOfThreeHaveSignedEveryDecisiveStep) {
  reach(14);
  EXPECT_EQ(state_of(check_1_13_witnesses, record), State::kPass);
  EXPECT_EQ(record.x.cosigners.at(4), (std::vector<unsigned>{1, 3}));
  EXPECT_FALSE(record.x.cosigners.contains(6));
}

TEST_F(WitnessTest, OneIsTooFewWhenTheRecordGoesOn) {
  reach(8);
  record.remove_evidence(5, "witness-3.sig");
  EXPECT_EQ(state_of(check_1_13_witnesses, record), State::kFail);
}

TEST_F(WitnessTest, TheLastStepMayStillBeWaiting) {
  reach(5);
  record.remove_evidence(5, "witness-3.sig");
  EXPECT_EQ(state_of(check_1_13_witnesses, record), State::kNotChecked);
  EXPECT_TRUE(record.x.cosignatures_wanting);
}

TEST_F(WitnessTest, AnAnnulmentNeedsNoCosignatures) {
  reach(5);
  record.remove_evidence(4, "witness-3.sig");
  record.scan.steps[4].kind = StepKind::kAnnulment;
  EXPECT_EQ(state_of(check_1_13_witnesses, record), State::kPass);
  EXPECT_FALSE(record.x.cosignatures_wanting);
}

TEST_F(WitnessTest, InAClosingStepTheCloseIsSignedAndNotTheList) {
  reach(5);
  record.add_evidence(4, "witness-1.sig", witness_keys()[0].sign(record.sums(4)));
  EXPECT_EQ(state_of(check_1_13_witnesses, record), State::kFail);
  record.remove_evidence(4, "close.txt");
  EXPECT_EQ(state_of(check_1_13_witnesses, record), State::kError);  // 4.8 says what is missing
}

TEST_F(WitnessTest, AnotherWitnessesSignatureIsWrong) {
  reach(5);
  record.add_evidence(3, "witness-2.sig", witness_keys()[0].sign(record.sums(3)));
  EXPECT_EQ(state_of(check_1_13_witnesses, record), State::kFail);
}

TEST(Witnesses, WithoutThemTheRuleDoesNotPass) {
  MadeRecord record;
  record.reach(5);
  EXPECT_EQ(outcome_of(check_1_13_witnesses, record).reason().english,
            "does not apply: the order has no witnesses");
  EXPECT_EQ(state_of(check_2_15_witnesses, record), State::kNotChecked);
}

TEST(Witnesses, TwoClosesShareMoreThanMayBeDishonest) {
  const auto judged = [](unsigned signatures, unsigned dishonest) {
    MadeRecord record(with_witnesses(signatures, dishonest));
    return state_of(check_2_15_witnesses, record);
  };
  EXPECT_EQ(judged(1, 0), State::kFail);
  EXPECT_EQ(judged(2, 0), State::kPass);
  EXPECT_EQ(judged(2, 1), State::kFail);
  EXPECT_EQ(judged(3, 2), State::kPass);
  EXPECT_EQ(judged(3, 3), State::kFail);
  EXPECT_EQ(judged(4, 0), State::kFail);
}

TEST(Witnesses, TheirKeysAreNobodyElses) {
  Json order = with_witnesses(2);
  MadeRecord distinct(order);
  EXPECT_EQ(state_of(check_2_7_slots, distinct), State::kPass);
  order["witnesses"]["people"][1]["key"] = order["slots"][1]["key"];
  MadeRecord same(order);
  EXPECT_EQ(state_of(check_2_7_slots, same), State::kFail);
}

// Whether the evidence of a step may hold a file, by the order.
State may_hold(const Json& order, unsigned step, const std::string& name) {
  MadeRecord record(order);
  record.reach(14);
  record.add_evidence(step, name, name.ends_with(".sig") ? std::string(64, 'x') : "text");
  return state_of(check_1_7_files_of_evidence, record);
}

TEST(EvidenceFiles, WitnessesStandInTheCosignedStepsOnly) {
  for (const unsigned step : {2U, 3U, 4U, 5U, 7U, 8U, 12U, 13U, 14U}) {
    EXPECT_EQ(may_hold(with_witnesses(2), step, "witness-3.sig"), State::kPass) << step;
  }
  EXPECT_EQ(may_hold(with_witnesses(2), 1, "witness-1.sig"), State::kFail);
  EXPECT_EQ(may_hold(with_witnesses(2), 6, "witness-1.sig"), State::kFail);
  EXPECT_EQ(may_hold(with_witnesses(2), 3, "witness-4.sig"), State::kFail);
  EXPECT_EQ(may_hold(with_witnesses(2), 3, "witness-01.sig"), State::kFail);
  EXPECT_EQ(may_hold(base_order(), 3, "witness-1.sig"), State::kFail);
}

TEST(EvidenceFiles, TheRestStandsWhereTheTableSays) {
  Json order = with_witnesses(2);
  const Json drand = {{"chain", std::string(64, 'a')}, {"fallback", nullptr}, {"first", 1},
                      {"genesis", 1}, {"kind", "drand"}, {"official", "x"}, {"period", 30},
                      {"step", 1}};
  Json lotto = {{"fallback", drand}, {"first", "2026-03-07"}, {"kind", "lotto"}, {"official", "x"}};
  order["beacons"] = {drand, lotto};
  order["timestamps"] = {{"authority", "x"}, {"margin", 1}};
  EXPECT_EQ(may_hold(order, 4, "close.txt"), State::kPass);
  EXPECT_EQ(may_hold(order, 13, "close.txt"), State::kPass);
  EXPECT_EQ(may_hold(order, 5, "close.txt"), State::kFail);
  EXPECT_EQ(may_hold(order, 4, "timestamp.tsq"), State::kPass);
  EXPECT_EQ(may_hold(with_witnesses(2), 4, "timestamp.tsq"), State::kFail);
  EXPECT_EQ(may_hold(order, 4, "opening-1.txt"), State::kFail);  // no escrow
  EXPECT_EQ(may_hold(order, 4, "absence-1.txt"), State::kFail);  // no fallback
  EXPECT_EQ(may_hold(order, 4, "absence-2.txt"), State::kPass);
  EXPECT_EQ(may_hold(order, 4, "absence-2-witness-3.sig"), State::kPass);
  EXPECT_EQ(may_hold(order, 4, "absence-2-witness-4.sig"), State::kFail);
  EXPECT_EQ(may_hold(order, 13, "absence-2.txt"), State::kFail);  // another list holds there
  EXPECT_EQ(may_hold(order, 5, "beacon-1.txt"), State::kPass);
  EXPECT_EQ(may_hold(order, 5, "beacon-2.txt"), State::kPass);  // its fallback is drand
  EXPECT_EQ(may_hold(order, 5, "beacon-3.txt"), State::kFail);
  EXPECT_EQ(may_hold(order, 5, "beacon-1.pulse"), State::kFail);
  EXPECT_EQ(may_hold(order, 14, "beacon-1.txt"), State::kFail);
}

}  // namespace
}  // namespace klero::verifier
