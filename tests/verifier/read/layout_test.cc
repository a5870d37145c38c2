#include "verifier/read/layout.h"

#include <gtest/gtest.h>

#include <string>

namespace klero::verifier {
namespace {

TEST(Layout, StepsAreNamedAsInTheProtocol) {
  EXPECT_EQ(name_of_step(1), "01-order");
  EXPECT_EQ(name_of_step(9), "09-lot2-commit");
  EXPECT_EQ(name_of_step(12), "12-panel");
  EXPECT_EQ(name_of_step(13), "13-leavers");
  EXPECT_EQ(name_of_step(14), "14-replacement");
  EXPECT_EQ(name_of_step(99), "99-leavers");
}

unsigned number_of(std::string_view name) {
  const auto step = read_step_name(name);
  return step ? step->number : 0;
}

TEST(Layout, ANumberIsReadFromExactNamesOnly) {
  EXPECT_EQ(number_of("04-lot1-reveal"), 4U);
  for (const char* wrong : {"", "04", "4-lot1-reveal", "04-lot2-reveal", "00-order", "100-replacement",
                            "13-replacement", "04-lot1-reveal ", "04-LOT1-REVEAL"}) {
    EXPECT_EQ(number_of(wrong), 0U) << wrong;
  }
}

TEST(Layout, AnnulmentAndDeletionHaveAnyNumberThatCanBe) {
  EXPECT_EQ(read_step_name("13-deletion")->kind, StepKind::kDeletion);
  EXPECT_EQ(number_of("03-deletion"), 3U);
  EXPECT_EQ(number_of("99-deletion"), 99U);
  EXPECT_EQ(read_step_name("02-annulment")->kind, StepKind::kAnnulment);
  EXPECT_EQ(number_of("99-annulment"), 99U);
  for (const char* wrong : {"02-deletion", "2-annulment", "01-annulment", "100-annulment", "101-deletion",
                            "deletion", "annulment", "05-Annulment"}) {
    EXPECT_EQ(number_of(wrong), 0U) << wrong;
  }
}

TEST(Layout, NothingFollowsAnAnnulmentButADeletion) {
  EXPECT_TRUE(may_follow(StepKind::kOrder, StepKind::kAnnulment));
  EXPECT_TRUE(may_follow(StepKind::kLeavers, StepKind::kAnnulment));
  EXPECT_TRUE(may_follow(StepKind::kAnnulment, StepKind::kDeletion));
  EXPECT_FALSE(may_follow(StepKind::kAnnulment, StepKind::kSeed));
  EXPECT_FALSE(may_follow(StepKind::kAnnulment, StepKind::kAnnulment));
  EXPECT_FALSE(may_follow(StepKind::kDeletion, StepKind::kAnnulment));
  EXPECT_FALSE(may_follow(StepKind::kDeletion, StepKind::kLeavers));
  EXPECT_TRUE(may_follow(StepKind::kPanel, StepKind::kDeletion));
  EXPECT_TRUE(may_follow(StepKind::kReplacement, StepKind::kDeletion));
  EXPECT_FALSE(may_follow(StepKind::kLeavers, StepKind::kDeletion));
  EXPECT_FALSE(may_follow(StepKind::kSeed, StepKind::kDeletion));
}

TEST(Layout, ALotThatWasVoidedMovesTheNumbersBehindItByThree) {
  constexpr Course kOnce{.corrected = false, .voids = 1};
  EXPECT_EQ(name_of_step(8, kOnce), "08-portfolio");
  EXPECT_EQ(name_of_step(10, kOnce), "10-lot2-reveal");
  EXPECT_EQ(name_of_step(11, kOnce), "11-lot2-void");
  EXPECT_EQ(name_of_step(12, kOnce), "12-lot2-commit");
  EXPECT_EQ(name_of_step(14, kOnce), "14-lot2-seed");
  EXPECT_EQ(name_of_step(15, kOnce), "15-panel");
  EXPECT_EQ(name_of_step(16, kOnce), "16-leavers");
  EXPECT_EQ(name_of_step(14, {.corrected = false, .voids = 2}), "14-lot2-void");
  EXPECT_EQ(name_of_step(27, {.corrected = false, .voids = kMostVoids}), "27-panel");
}

TEST(Layout, ACorrectionMovesTheNumbersBehindItByOne) {
  constexpr Course kCorrected{.corrected = true, .voids = 0};
  EXPECT_EQ(name_of_step(7, kCorrected), "07-pool");
  EXPECT_EQ(name_of_step(8, kCorrected), "08-correction");
  EXPECT_EQ(name_of_step(9, kCorrected), "09-portfolio");
  EXPECT_EQ(name_of_step(12, kCorrected), "12-lot2-seed");
  EXPECT_EQ(name_of_step(13, kCorrected), "13-panel");
  EXPECT_EQ(name_of_step(15, kCorrected), "15-replacement");
  constexpr Course kVoided{.corrected = true, .voids = 1};
  EXPECT_EQ(name_of_step(12, kVoided), "12-lot2-void");
  EXPECT_EQ(name_of_step(16, kVoided), "16-panel");
  EXPECT_EQ(read_step_name("08-correction")->kind, StepKind::kCorrection);
  EXPECT_EQ(read_step_name("09-portfolio")->kind, StepKind::kPortfolio);
  for (const char* wrong : {"07-correction", "09-correction", "14-panel", "09-pool", "12-lot2-reveals"}) {
    EXPECT_EQ(number_of(wrong), 0U) << wrong;
  }
}

TEST(Layout, ACorrectionStandsBetweenPoolAndPortfolioOnce) {
  EXPECT_TRUE(may_follow(StepKind::kPool, StepKind::kCorrection));
  EXPECT_TRUE(may_follow(StepKind::kCorrection, StepKind::kPortfolio));
  EXPECT_TRUE(may_follow(StepKind::kCorrection, StepKind::kAnnulment));
  EXPECT_FALSE(may_follow(StepKind::kCorrection, StepKind::kCorrection));
  EXPECT_FALSE(may_follow(StepKind::kPortfolio, StepKind::kCorrection));
  EXPECT_FALSE(may_follow(StepKind::kInvitations, StepKind::kCorrection));
  EXPECT_FALSE(may_follow(StepKind::kCorrection, StepKind::kDeletion));
  EXPECT_TRUE(is_cosigned(StepKind::kCorrection));
  EXPECT_FALSE(is_collecting(StepKind::kCorrection));
}

TEST(Layout, ALotIsVoidedFiveTimesAtMostAndNeverTheFirst) {
  EXPECT_EQ(read_step_name("11-lot2-void")->kind, StepKind::kVoid);
  EXPECT_EQ(read_step_name("23-lot2-void")->kind, StepKind::kVoid);
  EXPECT_EQ(read_step_name("27-panel")->kind, StepKind::kPanel);
  for (const char* wrong : {"05-lot1-void", "05-lot2-void", "08-lot2-void", "10-lot2-void", "26-lot2-void",
                            "27-lot2-commit", "14-panel", "30-panel", "12-lot1-commit"}) {
    EXPECT_EQ(number_of(wrong), 0U) << wrong;
  }
}

TEST(Layout, AVoidStandsBetweenARevealAndANewLot) {
  EXPECT_TRUE(may_follow(StepKind::kReveal, StepKind::kVoid));
  EXPECT_TRUE(may_follow(StepKind::kVoid, StepKind::kCommit));
  EXPECT_TRUE(may_follow(StepKind::kVoid, StepKind::kAnnulment));
  EXPECT_FALSE(may_follow(StepKind::kCommit, StepKind::kVoid));
  EXPECT_FALSE(may_follow(StepKind::kSeed, StepKind::kVoid));
  EXPECT_FALSE(may_follow(StepKind::kVoid, StepKind::kSeed));
  EXPECT_FALSE(may_follow(StepKind::kVoid, StepKind::kPanel));
  EXPECT_FALSE(may_follow(StepKind::kSeed, StepKind::kCommit));
  EXPECT_FALSE(may_follow(StepKind::kVoid, StepKind::kDeletion));
}

TEST(Layout, FilesOfSlotsAndStrataHaveOneWayToBeWritten) {
  EXPECT_EQ(slot_of_file("slot-12.txt", ".txt"), 12U);
  for (const char* wrong : {"slot-0.txt", "slot-01.txt", "slot-100.txt", "slot-.txt", "slot-1.sig",
                            "slot-1.txt ", "slot--1.txt", "slot-1", ".txt", "slot-.txt.txt"}) {
    EXPECT_EQ(slot_of_file(wrong, ".txt"), std::nullopt) << wrong;
  }
  EXPECT_EQ(stratum_of_file("leaves-0042.tsv"), 42U);
  for (const char* wrong : {"leaves-42.tsv", "leaves-0000.tsv", "leaves-00042.tsv", "leaves-004x.tsv"}) {
    EXPECT_EQ(stratum_of_file(wrong), std::nullopt) << wrong;
  }
  EXPECT_EQ(leaves_file(42), "leaves-0042.tsv");
  EXPECT_EQ(leaves_file(9999), "leaves-9999.tsv");
}

TEST(Layout, EveryFileHasAFormOrIsUnknown) {
  EXPECT_EQ(form_of_file(StepKind::kFrame, "leaves-0001.tsv"), FileForm::kTable);
  EXPECT_EQ(form_of_file(StepKind::kPool, "leaves-0001.tsv"), FileForm::kUnknown);
  EXPECT_EQ(form_of_file(StepKind::kCommit, "slot-1.sig"), FileForm::kSignature);
  EXPECT_EQ(form_of_file(StepKind::kReveal, "slot-1.sig"), FileForm::kUnknown);
  EXPECT_EQ(form_of_file(StepKind::kOrder, "order.json"), FileForm::kDocument);
  EXPECT_EQ(form_of_file(StepKind::kPanel, "openings.tsv"), FileForm::kTable);
  EXPECT_EQ(form_of_file(StepKind::kPool, "bits.tsv"), FileForm::kTable);
  EXPECT_EQ(form_of_file(StepKind::kPanel, "bits.tsv"), FileForm::kUnknown);
  EXPECT_EQ(form_of_file(StepKind::kCorrection, "bits.tsv"), FileForm::kTable);
  EXPECT_EQ(form_of_file(StepKind::kCorrection, "correction.json"), FileForm::kDocument);
  EXPECT_EQ(form_of_file(StepKind::kCorrection, "totals.tsv"), FileForm::kUnknown);
  EXPECT_EQ(form_of_file(StepKind::kPool, "correction.json"), FileForm::kUnknown);
  EXPECT_EQ(form_of_file(StepKind::kPortfolio, "certificate.tsv"), FileForm::kTable);
  EXPECT_EQ(form_of_file(StepKind::kReplacement, "skips.tsv"), FileForm::kTable);
  EXPECT_EQ(form_of_file(StepKind::kLeavers, "skips.tsv"), FileForm::kUnknown);
  EXPECT_EQ(form_of_file(StepKind::kDeletion, "deletion.json"), FileForm::kDocument);
  EXPECT_EQ(form_of_file(StepKind::kSeed, "SHA256SUMS"), FileForm::kSums);
  EXPECT_EQ(form_of_file(StepKind::kSeed, "seed.txt"), FileForm::kText);
  EXPECT_EQ(form_of_file(StepKind::kSeed, "note.txt"), FileForm::kUnknown);
}

}  // namespace
}  // namespace klero::verifier
