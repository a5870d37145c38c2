#include "selection/lot/close_text.h"

#include <gtest/gtest.h>

#include "selection/lot/instances.h"

namespace klero::selection {
namespace {

using std::chrono::year;

// 2026-03-21 is a Saturday, 2026-03-25 a Wednesday.
const LottoBeacon kLotto{year(2026) / 3 / 21, "lotto.de"};
// Round 1 at second 1000, one every 30 seconds; every tenth from round 5 on.
const DrandBeacon kDrand{std::string(64, 'c'), 5, 1000, 30, 10, "api.drand.sh"};
const NistBeacon kNist{std::string(128, 'd'), 2, 100, 7, "beacon.nist.gov"};
const DiceBeacon kDice{20, "Rathaus", 6};

TEST(Instances, AreThoseOfTheOrder) {
  EXPECT_TRUE(is_instance(kDice, "dice"));
  EXPECT_TRUE(is_instance(kLotto, "lotto 2026-03-21"));
  EXPECT_TRUE(is_instance(kLotto, "lotto 2026-03-25"));
  EXPECT_TRUE(is_instance(kDrand, "drand 5"));
  EXPECT_TRUE(is_instance(kDrand, "drand 25"));
  EXPECT_TRUE(is_instance(kNist, "nist 107"));
  for (const char* bad : {"dice ", "dice 6", "lotto 2026-03-18", "lotto 2026-03-22", "lotto 2026-3-25",
                          "drand 4", "drand 6", "drand 05", "drand", "drand ", "nist 107", ""}) {
    EXPECT_FALSE(is_instance(kDrand, bad)) << bad;
    EXPECT_FALSE(is_instance(kLotto, bad)) << bad;
    EXPECT_FALSE(is_instance(kDice, bad)) << bad;
  }
  for (const char* bad : {"nist 100 ", "nist 101", "nist 93", "nist", "drand 107"}) {
    EXPECT_FALSE(is_instance(kNist, bad)) << bad;
  }
}

// date -u -d '2026-03-21 12:00' +%s
TEST(Instances, HaveTheTimesOfTheProtocol) {
  EXPECT_EQ(instance_time(kLotto, "lotto 2026-03-21"), 1774094400U);
  EXPECT_EQ(instance_time(kDrand, "drand 5"), 1120U);
  EXPECT_EQ(instance_time(kDice, "dice"), std::nullopt);
  EXPECT_EQ(instance_time(kNist, "nist 107"), std::nullopt);
}

TEST(Instances, TheFirstOneIsNeverBeforeTheTime) {
  EXPECT_EQ(first_instance(kLotto, 0), "lotto 2026-03-21");
  EXPECT_EQ(first_instance(kLotto, 1774094400U), "lotto 2026-03-21");
  EXPECT_EQ(first_instance(kLotto, 1774094401U), "lotto 2026-03-25");
  EXPECT_EQ(first_instance(kDrand, 0), "drand 5");
  EXPECT_EQ(first_instance(kDrand, 1120), "drand 5");
  EXPECT_EQ(first_instance(kDrand, 1121), "drand 15");
  EXPECT_EQ(first_instance(kDrand, 1420), "drand 15");
  EXPECT_EQ(first_instance(kDrand, 1421), "drand 25");
  EXPECT_EQ(first_instance(kDice, 5), "dice");
  EXPECT_EQ(first_instance(kNist, 5), std::nullopt);
}

const ClosingStep kStep{"04-lot1-reveal", std::string(64, 'a')};

TEST(Close, NamesStepChecksumAndBeacons) {
  const std::vector<Beacon> beacons = {{kLotto, std::nullopt}, {kDice, std::nullopt}};
  const std::string text = close_text({}, kStep, {"lotto 2026-03-25", "dice"});
  EXPECT_EQ(text, "kleroterion/rehearsal/close/v1\nstep 04-lot1-reveal\nchecksum " +
                      std::string(64, 'a') + "\nbeacon 1 lotto 2026-03-25\nbeacon 2 dice\n");
  const auto read = read_close_text({}, kStep, beacons, text);
  ASSERT_TRUE(std::holds_alternative<std::vector<std::string>>(read));
  EXPECT_EQ(std::get<0>(read), (std::vector<std::string>{"lotto 2026-03-25", "dice"}));
}

TEST(Close, IsOfThisStepWithTheseBeaconsAndNoOther) {
  const std::vector<Beacon> beacons = {{kLotto, std::nullopt}};
  const auto why = [&](const std::string& text) {
    const auto read = read_close_text({}, kStep, beacons, text);
    const auto* fault = std::get_if<NotThis>(&read);
    return fault == nullptr ? std::string("right") : fault->why;
  };
  const std::string good = close_text({}, kStep, {"lotto 2026-03-21"});
  EXPECT_EQ(why(good), "right");
  EXPECT_EQ(why(close_text({}, {"10-lot2-reveal", kStep.checksum}, {"lotto 2026-03-21"})),
            "line 2: expected 'step 04-lot1-reveal', got 'step 10-lot2-reveal'");
  EXPECT_EQ(why(close_text({}, kStep, {"lotto 2026-03-22"})),
            "line 4: expected 'beacon 1 lotto 2026-03-21', got 'beacon 1 lotto 2026-03-22'");
  EXPECT_EQ(why(close_text({}, kStep, {})), "expected 4 lines, each with an LF at its end");
  EXPECT_EQ(why(good.substr(0, good.size() - 1)), "expected 4 lines, each with an LF at its end");
  EXPECT_EQ(why(good + "\n"), "expected 4 lines, each with an LF at its end");
}

TEST(Absence, NamesWhatDidNotComeAndWhatCountsInstead) {
  const Beacon beacon{kLotto, kDice};
  const std::string text = absence_text({}, kStep, {2, "lotto 2026-03-21", "dice"});
  EXPECT_EQ(text, "kleroterion/rehearsal/absence/v1\nstep 04-lot1-reveal\nchecksum " +
                      std::string(64, 'a') + "\nbeacon 2 lotto 2026-03-21\ninstead dice\n");
  const auto read = read_absence_text({}, kStep, beacon, 2, "lotto 2026-03-21", text);
  ASSERT_TRUE(std::holds_alternative<std::string>(read));
  EXPECT_EQ(std::get<0>(read), "dice");
  EXPECT_TRUE(std::holds_alternative<NotThis>(
      read_absence_text({}, kStep, beacon, 1, "lotto 2026-03-21", text)));
  EXPECT_TRUE(std::holds_alternative<NotThis>(
      read_absence_text({}, kStep, beacon, 2, "lotto 2026-03-25", text)));
  EXPECT_TRUE(std::holds_alternative<NotThis>(
      read_absence_text({}, kStep, {kLotto, std::nullopt}, 2, "lotto 2026-03-21", text)));
}

}  // namespace
}  // namespace klero::selection
