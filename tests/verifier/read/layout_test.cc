#include "verifier/read/layout.h"

#include <gtest/gtest.h>

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

TEST(Layout, ANumberIsReadFromExactNamesOnly) {
  EXPECT_EQ(number_of_step("04-lot1-reveal"), 4U);
  for (const char* wrong : {"", "04", "4-lot1-reveal", "04-lot2-reveal", "00-order", "100-replacement",
                            "13-replacement", "04-lot1-reveal ", "04-LOT1-REVEAL"}) {
    EXPECT_EQ(number_of_step(wrong), std::nullopt) << wrong;
  }
}

TEST(Layout, ADeletionStandsWhereLeaversCould) {
  EXPECT_EQ(number_of_step("13-deletion"), 13U);
  EXPECT_EQ(number_of_step("99-deletion"), 99U);
  for (const char* wrong : {"12-deletion", "14-deletion", "11-deletion", "101-deletion", "deletion"}) {
    EXPECT_EQ(number_of_step(wrong), std::nullopt) << wrong;
  }
}

TEST(Layout, SomeStepsCollectTheEvidenceOfThoseBefore) {
  EXPECT_FALSE(collects(5));
  EXPECT_EQ(collects(6)->first, 1U);
  EXPECT_EQ(collects(6)->last, 5U);
  EXPECT_EQ(collects(12)->first, 6U);
  EXPECT_EQ(collects(12)->last, 11U);
  EXPECT_EQ(collects(13)->first, 12U);
  EXPECT_EQ(collects(14)->last, 13U);
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
