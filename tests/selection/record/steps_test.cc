#include "selection/record/steps.h"

#include <gtest/gtest.h>

namespace klero::selection {
namespace {

// docs/protocol.md, rule 1.1.
TEST(Steps, AreNamedAsTheProtocolSays) {
  const char* const names[] = {"01-order",       "02-frame",     "03-lot1-commit", "04-lot1-reveal",
                               "05-lot1-seed",   "06-invitations", "07-pool",      "08-portfolio",
                               "09-lot2-commit", "10-lot2-reveal", "11-lot2-seed", "12-panel",
                               "13-leavers",     "14-replacement", "15-leavers",   "16-replacement"};
  StepNumber number = 0;
  for (const char* const name : names) {
    ++number;
    EXPECT_EQ(step_folder(number), name);
    EXPECT_EQ(parse_step_folder(name), number);
  }
  EXPECT_EQ(step_folder(99), "99-leavers");
}

TEST(Steps, OtherNamesAreNone) {
  for (const char* const bad : {"1-order", "01-frame", "00-order", "01-Order", "01-order/", "", "evidence",
                                "13-replacement", "100-leavers", "001-order"}) {
    EXPECT_FALSE(parse_step_folder(bad).has_value()) << bad;
  }
}

// Rule 1.1: after step 12 or a replacement, in place of a list of leavers.
TEST(Steps, ADeletionStandsInPlaceOfLeavers) {
  EXPECT_EQ(deletion_folder(13), "13-deletion");
  EXPECT_EQ(parse_step_folder("13-deletion"), 13U);
  EXPECT_EQ(parse_step_folder("99-deletion"), 99U);
  EXPECT_TRUE(is_deletion_folder("15-deletion"));
  EXPECT_FALSE(is_deletion_folder("15-leavers"));
  for (const char* const bad : {"11-deletion", "12-deletion", "14-deletion", "01-deletion"}) {
    EXPECT_FALSE(parse_step_folder(bad).has_value()) << bad;
    EXPECT_FALSE(is_deletion_folder(bad)) << bad;
  }
}

TEST(Steps, LotsHaveThreeStepsEach) {
  for (StepNumber number = 1; number <= 20; ++number) {
    const auto lot = lot_of_step(number);
    const unsigned expected = number >= 3 && number <= 5 ? 1 : number >= 9 && number <= 11 ? 2 : 0;
    EXPECT_EQ(lot ? lot->lot : 0, expected) << number;
  }
}

// Rule 1.6.
TEST(Steps, SixTwelveAndLaterCollectEvidence) {
  for (StepNumber number = 1; number <= 20; ++number) {
    const auto range = collected_steps(number);
    if (number == 6) {
      EXPECT_TRUE(range && range->first == 1 && range->last == 5);
    } else if (number == 12) {
      EXPECT_TRUE(range && range->first == 6 && range->last == 11);
    } else if (number > 12) {
      EXPECT_TRUE(range && range->first == number - 1 && range->last == number - 1);
    } else {
      EXPECT_FALSE(range.has_value()) << number;
    }
  }
}

}  // namespace
}  // namespace klero::selection
