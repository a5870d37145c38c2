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

// Rule 1.1: an annulment after any step; a deletion after step 12, a replacement, an annulment.
TEST(Steps, EndingsStandWhereRule11HasThem) {
  EXPECT_EQ(deletion_folder(13), "13-deletion");
  EXPECT_EQ(annulment_folder(4), "04-annulment");
  EXPECT_EQ(parse_step_folder("13-deletion"), 13U);
  EXPECT_EQ(parse_step_folder("02-annulment"), 2U);
  EXPECT_FALSE(parse_step_folder("01-annulment").has_value());
  EXPECT_TRUE(is_deletion_folder("15-deletion"));
  EXPECT_FALSE(is_deletion_folder("15-leavers"));
  EXPECT_TRUE(is_annulment_folder("99-annulment"));
  EXPECT_FALSE(is_annulment_folder("15-deletion"));
  for (const char* const before : {"12-panel", "14-replacement", "03-annulment", "13-annulment"}) {
    EXPECT_TRUE(may_follow(before, deletion_folder(15))) << before;
  }
  for (const char* const before : {"01-order", "11-lot2-seed", "13-leavers", "13-deletion"}) {
    EXPECT_FALSE(may_follow(before, deletion_folder(15))) << before;
  }
  EXPECT_TRUE(may_follow("01-order", "02-annulment"));
  EXPECT_TRUE(may_follow("13-leavers", "14-annulment"));
  for (const char* const name : {"04-annulment", "04-lot1-reveal"}) {
    EXPECT_FALSE(may_follow("03-annulment", name)) << name;
    EXPECT_FALSE(may_follow("03-deletion", name)) << name;
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
    const auto range = collected_steps(step_folder(number));
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

TEST(Steps, AnAnnulmentCollectsWhatNoStepHasCollected) {
  const auto range = [](const char* folder) {
    const auto found = collected_steps(folder);
    return found ? std::pair(found->first, found->last) : std::pair(0U, 0U);
  };
  EXPECT_EQ(range("02-annulment"), std::pair(1U, 1U));
  EXPECT_EQ(range("06-annulment"), std::pair(1U, 5U));
  EXPECT_EQ(range("07-annulment"), std::pair(6U, 6U));
  EXPECT_EQ(range("12-annulment"), std::pair(6U, 11U));
  EXPECT_EQ(range("13-annulment"), std::pair(12U, 12U));
  EXPECT_EQ(range("06-deletion"), std::pair(5U, 5U));
}

}  // namespace
}  // namespace klero::selection
