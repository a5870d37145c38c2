// Rules 2.8, 4.4, 4.8, 4.9, 4.13 and 4.16 with beacons that have instances and a fallback.

#include <gtest/gtest.h>

#include "crypto/base/text.h"
#include "tests/verifier/checks/made_record.h"
#include "verifier/checks/section_2_order.h"
#include "verifier/checks/section_4_lot.h"

namespace klero::verifier {
namespace {

using crypto::Json;

const std::string kSignature(96, 'a');  // 48 bytes 0xaa

Json dice(unsigned count) {
  return {{"dice", count}, {"fallback", nullptr}, {"kind", "dice"}, {"place", "Rathaus"}, {"sides", 6}};
}

Json drand() {
  return {{"chain", std::string(64, 'c')}, {"fallback", nullptr}, {"first", 100}, {"genesis", 1000},
          {"kind", "drand"}, {"official", "drand.love"}, {"period", 30}, {"step", 10}};
}

// A lotto, with dice in case it does not come, and drand.
Json order_with_beacons() {
  Json order = base_order();
  order["beacons"] = {{{"fallback", dice(20)}, {"first", "2026-03-07"}, {"kind", "lotto"},
                       {"official", "lotto.de"}},
                      drand()};
  order["witnesses"] = {{"dishonest", 0},
                        {"people", {{{"key", TestKey(21).hex()}, {"name", "W"}}}},
                        {"signatures", 1}};
  return order;
}

class CeremonyTest : public testing::Test {
 protected:
  CeremonyTest() {
    record.reach(5);
    record.x.group = 1;
    record.x.lot().committed.assign(4, SlotState::kCommitted);
    checksum = crypto::to_hex(*record.scan.steps[3].checksum);
    close("lotto 2026-03-11", "drand 110");
  }

  void close(const std::string& first, const std::string& second) {
    record.x.lot() = Lot();
    record.x.lot().committed.assign(4, SlotState::kCommitted);
    record.add_evidence(4, "close.txt",
                        "kleroterion/rehearsal/close/v1\nstep 04-lot1-reveal\nchecksum " + checksum +
                            "\nbeacon 1 " + first + "\nbeacon 2 " + second + "\n");
    Outcome outcome;
    check_4_8_close(record.x, outcome);
    close_usable = outcome.usable();
  }
  State seed(const std::string& first, const std::string& second) {
    record.add(5, "seed.txt",
               "kleroterion/rehearsal/seed/v1\nlot 1\nclose " + checksum + "\n" + first + "\n" +
                   second + "\n",
               FileForm::kText);
    return state_of(check_4_9_seed, record);
  }
  void say_absent(const std::string& instead) {
    const std::string text = "kleroterion/rehearsal/absence/v1\nstep 04-lot1-reveal\nchecksum " +
                             checksum + "\nbeacon 1 lotto 2026-03-11\ninstead " + instead + "\n";
    record.add_evidence(4, "absence-1.txt", text);
    record.add_evidence(4, "absence-1-witness-1.sig", TestKey(21).sign(text));
  }

  MadeRecord record{order_with_beacons()};
  std::string checksum;
  bool close_usable = false;
  const std::string numbers = "lotto 2026-03-11 1 2 3 4 5 6 7";
  const std::string random = "drand 110 " + std::string(64, 'd');
};

TEST_F(CeremonyTest, TheValuesAreThoseOfTheInstancesNamed) {
  EXPECT_EQ(seed(numbers, random), State::kPass);
  EXPECT_EQ(record.x.lot().ceremony.values.size(), 2U);
  EXPECT_EQ(seed("lotto 2026-03-14 1 2 3 4 5 6 7", random), State::kFail);
  EXPECT_EQ(seed(numbers, "drand 120 " + std::string(64, 'd')), State::kFail);
  EXPECT_EQ(seed(random, numbers), State::kFail);
  EXPECT_EQ(seed("dice 1", random), State::kFail);
}

TEST_F(CeremonyTest, WithoutACloseNobodyKnowsWhichValues) {
  close("lotto 2026-03-12", "drand 110");  // a Thursday
  EXPECT_FALSE(close_usable);
  EXPECT_EQ(seed(numbers, random), State::kError);
  close("lotto 2026-03-11", "drand 111");
  EXPECT_FALSE(close_usable);
}

TEST_F(CeremonyTest, MissingSignaturesDoNotHideWhatTheCloseSays) {
  EXPECT_TRUE(close_usable);  // although nobody signed it
}

TEST_F(CeremonyTest, AFallbackStandsInAfterCosignedAbsenceOnly) {
  std::string throws = "dice";
  for (int i = 0; i < 20; ++i) {
    throws += " 3";
  }
  EXPECT_EQ(seed(throws, random), State::kFail);
  EXPECT_EQ(state_of(check_4_13_absence_of_a_beacon, record), State::kNotChecked);
  say_absent("dice");
  EXPECT_EQ(state_of(check_4_13_absence_of_a_beacon, record), State::kPass);
  EXPECT_EQ(seed(throws, random), State::kPass);
  EXPECT_EQ(seed(numbers, random), State::kFail);
  EXPECT_EQ(outcome_of(check_4_10_beacon_seen, record).state(), State::kManual);
}

TEST_F(CeremonyTest, AnAbsenceNeedsItsWitnesses) {
  say_absent("dice");
  record.remove_evidence(4, "absence-1-witness-1.sig");
  const Outcome too_few = outcome_of(check_4_13_absence_of_a_beacon, record);
  EXPECT_EQ(too_few.state(), State::kFail);
  EXPECT_TRUE(too_few.usable());  // which value is asked for is known all the same
  record.add_evidence(4, "absence-1-witness-1.sig", TestKey(21).sign("something else"));
  EXPECT_EQ(state_of(check_4_13_absence_of_a_beacon, record), State::kFail);
  record.remove_evidence(4, "absence-1.txt");
  EXPECT_EQ(state_of(check_4_13_absence_of_a_beacon, record), State::kFail);
}

TEST_F(CeremonyTest, AnAbsenceNamesAnInstanceOfTheFallback) {
  say_absent("drand 110");
  const Outcome outcome = outcome_of(check_4_13_absence_of_a_beacon, record);
  EXPECT_EQ(outcome.state(), State::kFail);
  EXPECT_FALSE(outcome.usable());
}

TEST_F(CeremonyTest, TheRandomnessOfDrandIsTheHashOfItsSignature) {
  const auto random_of = crypto::sodium::sha256(std::string(48, '\xaa'));
  EXPECT_EQ(seed(numbers, "drand 110 " + crypto::to_hex(random_of)), State::kPass);
  EXPECT_EQ(state_of(check_4_16_drand, record), State::kFail);  // not there
  record.add_evidence(5, "beacon-2.txt", kSignature + "\n");
  EXPECT_EQ(state_of(check_4_16_drand, record), State::kPass);
  for (const std::string& wrong : {kSignature, kSignature + "aa\n", kSignature.substr(2) + "\n",
                                   std::string(96, 'A') + "\n", kSignature + "a\n"}) {
    record.add_evidence(5, "beacon-2.txt", wrong);
    EXPECT_EQ(state_of(check_4_16_drand, record), State::kFail) << wrong;
  }
  EXPECT_EQ(state_of(check_4_18_drands_signature, record), State::kNotChecked);
}

TEST(Ceremony, WithoutBeaconsNothingIsSeenOrPassed) {
  MadeRecord record;
  record.reach(5);
  record.x.group = 1;
  for (auto check : {check_4_13_absence_of_a_beacon, check_4_14_timestamp, check_4_15_margin,
                     check_4_16_drand, check_4_17_nist, check_4_18_drands_signature,
                     check_4_10_beacon_seen, check_4_11_deposits, check_4_12_openings}) {
    EXPECT_EQ(state_of(check, record), State::kNotChecked);
  }
}

State judged(const Json& beacons, bool witnesses = true) {
  Json order = order_with_beacons();
  order["beacons"] = beacons;
  if (!witnesses) {
    order["witnesses"] = nullptr;
  }
  MadeRecord record(order);
  return state_of(check_2_8_beacons, record);
}

TEST(Beacons, OutcomesMultiplyOverTheList) {
  const Json lotto = order_with_beacons()["beacons"][0];
  Json alone = lotto;
  alone["fallback"] = nullptr;
  EXPECT_EQ(judged(Json::array({dice(19)})), State::kFail);  // 6^19 < 2^50 < 6^20
  EXPECT_EQ(judged(Json::array({dice(20)})), State::kPass);
  EXPECT_EQ(judged(Json::array({alone})), State::kFail);
  EXPECT_EQ(judged({alone, alone}), State::kPass);  // 2^54
  EXPECT_EQ(judged({alone, dice(8)}), State::kFail);
  EXPECT_EQ(judged({alone, dice(9)}), State::kPass);  // 2^27 * 6^9 = 2^50.3
  EXPECT_EQ(judged(Json::array({drand()})), State::kPass);
  Json weak = drand();
  weak["fallback"] = dice(19);
  EXPECT_EQ(judged(Json::array({weak})), State::kFail);  // counts as the smaller of the two
  EXPECT_EQ(judged(Json::array()), State::kPass);
}

TEST(Beacons, DiceAreWithinTheirBounds) {
  Json wrong = dice(20);
  wrong["sides"] = 1;
  EXPECT_EQ(judged({wrong, drand()}), State::kFail);
  wrong["sides"] = 101;
  EXPECT_EQ(judged({wrong, drand()}), State::kFail);
  EXPECT_EQ(judged({dice(0), drand()}), State::kFail);
  EXPECT_EQ(judged({dice(1001), drand()}), State::kFail);
}

TEST(Beacons, AFallbackNeedsWitnesses) {
  Json with = drand();
  with["fallback"] = dice(20);
  EXPECT_EQ(judged(Json::array({with})), State::kPass);
  EXPECT_EQ(judged(Json::array({with}), false), State::kFail);
}

TEST(Beacons, ThereAreAtMostNine) {
  EXPECT_EQ(judged(Json(9, drand())), State::kPass);
  EXPECT_EQ(judged(Json(10, drand())), State::kFail);
}

}  // namespace
}  // namespace klero::verifier
