// Beacons, their instances and values: docs/protocol.md, section 2.

#include "verifier/order/beacon.h"

#include <gtest/gtest.h>

namespace klero::verifier {
namespace {

Beacon dice() {
  Beacon beacon;
  beacon.dice = 3;
  beacon.sides = 6;
  return beacon;
}

Beacon lotto() {
  Beacon beacon;
  beacon.kind = BeaconKind::kLotto;
  beacon.first_day = "2026-03-07";  // a Saturday
  return beacon;
}

Beacon drand() {
  Beacon beacon;
  beacon.kind = BeaconKind::kDrand;
  beacon.first = 5000;
  beacon.step = 100;
  beacon.genesis = 1595431050;
  beacon.period = 30;
  return beacon;
}

bool is_instance(const Beacon& beacon, const char* text) {
  return read_instance(beacon, text).has_value();
}

bool is_value(const Beacon& beacon, const char* instance, const std::string& line) {
  return read_value(beacon, read_instance(beacon, instance).value(), line).has_value();
}

TEST(Instances, DiceHaveOneWithoutTime) {
  EXPECT_FALSE(read_instance(dice(), "dice")->time);
  for (const char* wrong : {"", "dice ", "dice 1", "Dice", "lotto"}) {
    EXPECT_FALSE(is_instance(dice(), wrong)) << wrong;
  }
}

TEST(Instances, LottoIsDrawnOnWednesdaysAndSaturdaysFromTheFirstOn) {
  // date -u -d '2026-03-07 12:00' +%s
  EXPECT_EQ(read_instance(lotto(), "lotto 2026-03-07")->time, 1772884800);
  EXPECT_TRUE(is_instance(lotto(), "lotto 2026-03-11"));
  for (const char* wrong : {"lotto 2026-03-04", "lotto 2026-03-08", "lotto 2026-3-11", "lotto 2026-03-11 ",
                            "lotto2026-03-11", "lotto  2026-03-11", "lotto 2026-02-31", "lotto", "lotto "}) {
    EXPECT_FALSE(is_instance(lotto(), wrong)) << wrong;
  }
}

TEST(Instances, RoundsComeInSteps) {
  EXPECT_EQ(read_instance(drand(), "drand 5000")->time, 1595431050 + 4999 * 30);
  EXPECT_EQ(read_instance(drand(), "drand 5100")->number, 5100U);
  for (const char* wrong : {"drand 4900", "drand 5001", "drand 05000", "drand +5000", "drand 5000 ", "drand",
                            "drand 18446744073709551616", "nist 5000"}) {
    EXPECT_FALSE(is_instance(drand(), wrong)) << wrong;
  }
  Beacon nist = drand();
  nist.kind = BeaconKind::kNist;
  EXPECT_FALSE(read_instance(nist, "nist 5000")->time);
}

TEST(Instances, ARoundBeyondAllTimeIsLateAndNotEarly) {
  Beacon far = drand();
  far.step = 1;
  far.period = (1ULL << 53) - 1;
  EXPECT_GT(read_instance(far, "drand 18446744073709551615")->time.value(), 1LL << 53);
}

TEST(Values, DiceAreAsManyAsTheOrderSaysAndWithinTheirSides) {
  EXPECT_TRUE(is_value(dice(), "dice", "dice 1 6 3"));
  for (const char* wrong : {"dice 1 6", "dice 1 6 3 2", "dice 1 6 7", "dice 0 6 3", "dice 01 6 3",
                            "dice 1  6 3", "dice 1 6 3 ", "Dice 1 6 3", "dice", ""}) {
    EXPECT_FALSE(is_value(dice(), "dice", wrong)) << wrong;
  }
}

TEST(Values, LottoHasSixAscendingNumbersAndTheSuperzahl) {
  const char* day = "lotto 2026-03-07";
  EXPECT_TRUE(is_value(lotto(), day, "lotto 2026-03-07 1 2 17 33 48 49 0"));
  for (const char* wrong :
       {"lotto 2026-03-11 1 2 17 33 48 49 0", "lotto 2026-03-07 2 1 17 33 48 49 0",
        "lotto 2026-03-07 1 1 17 33 48 49 0", "lotto 2026-03-07 0 2 17 33 48 49 0",
        "lotto 2026-03-07 1 2 17 33 48 50 0", "lotto 2026-03-07 1 2 17 33 48 49 10",
        "lotto 2026-03-07 1 2 17 33 48 49", "lotto 2026-03-07 1 2 17 33 48 49 0 0",
        "lotto 2026-03-07 01 2 17 33 48 49 0", "lotto 2026-03-07"}) {
    EXPECT_FALSE(is_value(lotto(), day, wrong)) << wrong;
  }
}

TEST(Values, DrandHas64DigitsAndNist128) {
  const std::string digits(64, 'a');
  EXPECT_TRUE(is_value(drand(), "drand 5000", "drand 5000 " + digits));
  EXPECT_FALSE(is_value(drand(), "drand 5000", "drand 5100 " + digits));
  EXPECT_FALSE(is_value(drand(), "drand 5000", "drand 5000 " + digits + "a"));
  EXPECT_FALSE(is_value(drand(), "drand 5000", "drand 5000 " + std::string(64, 'A')));
  Beacon nist = drand();
  nist.kind = BeaconKind::kNist;
  EXPECT_TRUE(is_value(nist, "nist 5000", "nist 5000 " + digits + digits));
  EXPECT_FALSE(is_value(nist, "nist 5000", "nist 5000 " + digits));
}

TEST(Dates, ADayThatExists) {
  EXPECT_TRUE(is_date("2028-02-29"));
  for (const char* wrong : {"2027-02-29", "2026-13-01", "2026-1-01", "20260101", "2026-01-01 ", ""}) {
    EXPECT_FALSE(is_date(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace klero::verifier
