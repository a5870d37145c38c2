#include "selection/record/record.h"

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

// A record that ends with step `last`, its second lot voided `voids` times.
Record record_of(StepNumber last, unsigned voids) {
  Record record;
  for (StepNumber number = 1; number <= last; ++number) {
    record.steps.push_back({.number = number, .folder = step_folder(number, {.corrected = false, .voids = voids}), .checksum = {}, .lines = {}});
  }
  return record;
}

TEST(Steps, LotsHaveThreeStepsEach) {
  for (StepNumber number = 1; number <= 20; ++number) {
    const auto lot = lot_of_step(record_of(8, 0), number);
    const unsigned expected = number >= 3 && number <= 5 ? 1 : number >= 9 && number <= 11 ? 2 : 0;
    EXPECT_EQ(lot ? lot->lot : 0, expected) << number;
  }
}

TEST(Steps, AVoidMovesTheNumbersBehindItByThree) {
  const Course once{.corrected = false, .voids = 1};
  EXPECT_EQ(step_folder(10, once), "10-lot2-reveal");
  EXPECT_EQ(step_folder(11, once), "11-lot2-void");
  EXPECT_EQ(step_folder(12, once), "12-lot2-commit");
  EXPECT_EQ(step_folder(15, once), "15-panel");
  EXPECT_EQ(step_folder(16, once), "16-leavers");
  EXPECT_EQ(step_folder(27, {.corrected = false, .voids = kMostVoids}), "27-panel");
  EXPECT_EQ(parse_step_folder("23-lot2-void"), 23U);
  for (const char* const bad : {"05-lot1-void", "05-lot2-void", "10-lot2-void", "26-lot2-void", "14-panel"}) {
    EXPECT_FALSE(parse_step_folder(bad).has_value()) << bad;
  }
  const Record record = record_of(12, 1);
  EXPECT_EQ(panel_step(record), 15U);
  EXPECT_EQ(second_lot(record).commit, 12U);
  EXPECT_EQ(lot_of_step(record, 11)->commit, 9U);
  EXPECT_EQ(lots_of(record).size(), 3U);
  EXPECT_EQ(folder_of(record, 17), "17-replacement");
}

TEST(Steps, ACorrectionMovesTheNumbersBehindItByOne) {
  const Course corrected{.corrected = true, .voids = 0};
  EXPECT_EQ(step_folder(7, corrected), "07-pool");
  EXPECT_EQ(step_folder(8, corrected), "08-correction");
  EXPECT_EQ(step_folder(9, corrected), "09-portfolio");
  EXPECT_EQ(step_folder(10, corrected), "10-lot2-commit");
  EXPECT_EQ(step_folder(13, corrected), "13-panel");
  EXPECT_EQ(step_folder(14, corrected), "14-leavers");
  EXPECT_EQ(step_folder(15, corrected), "15-replacement");
  const Course voided{.corrected = true, .voids = 2};
  EXPECT_EQ(step_folder(12, voided), "12-lot2-void");
  EXPECT_EQ(step_folder(15, voided), "15-lot2-void");
  EXPECT_EQ(step_folder(19, voided), "19-panel");
  EXPECT_EQ(parse_step_folder("08-correction"), 8U);
  for (const char* const bad : {"07-correction", "09-correction", "14-panel", "09-pool"}) {
    EXPECT_FALSE(parse_step_folder(bad).has_value()) << bad;
  }
}

TEST(Steps, AfterACorrectionItIsThePoolThatCounts) {
  Record record = record_of(7, 0);
  EXPECT_EQ(pool_step(record), 7U);
  EXPECT_EQ(portfolio_step(record), 8U);
  record.steps.push_back({.number = 8, .folder = correction_folder(), .checksum = {}, .lines = {}});
  EXPECT_EQ(pool_step(record), 8U);
  EXPECT_EQ(portfolio_step(record), 9U);
  EXPECT_EQ(second_lot(record).commit, 10U);
  EXPECT_EQ(panel_step(record), 13U);
  EXPECT_EQ(folder_of(record, 15), "15-replacement");
}

TEST(Steps, ACorrectionStandsBetweenPoolAndPortfolio) {
  EXPECT_TRUE(may_follow("07-pool", "08-correction"));
  EXPECT_TRUE(may_follow("08-correction", "09-portfolio"));
  EXPECT_TRUE(may_follow("08-correction", "09-annulment"));
  EXPECT_FALSE(may_follow("06-invitations", "07-correction"));
  EXPECT_FALSE(may_follow("08-portfolio", "09-correction"));
  for (const char* const name : {"09-correction", "09-lot2-commit", "09-deletion"}) {
    EXPECT_FALSE(may_follow("08-correction", name)) << name;
  }
  EXPECT_FALSE(is_collecting("08-correction"));
}

TEST(Steps, AVoidStandsBetweenTheRevealsAndANewLot) {
  EXPECT_TRUE(may_follow("10-lot2-reveal", "11-lot2-void"));
  EXPECT_TRUE(may_follow("11-lot2-void", "12-lot2-commit"));
  EXPECT_TRUE(may_follow("11-lot2-void", "12-annulment"));
  for (const char* const name : {"12-panel", "12-lot2-seed", "12-deletion"}) {
    EXPECT_FALSE(may_follow("11-lot2-void", name)) << name;
  }
  EXPECT_FALSE(may_follow("11-lot2-seed", "12-lot2-commit"));
  EXPECT_FALSE(may_follow("09-lot2-commit", "10-lot2-void"));
}

// Rule 1.6.
TEST(Steps, SixVoidsTwelveAndLaterAndWhatEndsADrawCollectEvidence) {
  for (StepNumber number = 1; number <= 20; ++number) {
    EXPECT_EQ(is_collecting(step_folder(number)), number == 6 || number >= 12) << number;
  }
  for (const char* const folder : {"11-lot2-void", "15-panel", "02-annulment", "06-deletion"}) {
    EXPECT_TRUE(is_collecting(folder)) << folder;
  }
  EXPECT_FALSE(is_collecting("12-lot2-commit"));
}

}  // namespace
}  // namespace klero::selection
