// Hostile and broken records: every one of them gives findings and ends.

#include "verifier/read/scan.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/support/temp_folder.h"
#include "verifier/read/lines.h"
#include "verifier/read/scan_file.h"

namespace klero::verifier {
namespace {

namespace fs = std::filesystem;
using tests::TempFolder;

ScannedRecord scan(const TempFolder& folder, unsigned through = kLastStep) {
  return scan_record(RecordFolder(folder.path()), through);
}

// One file of step 02, scanned.
ScannedFile scan_strata(const std::string& bytes) {
  const TempFolder folder;
  (void)folder.put("strata.tsv", bytes);
  return scan_file(RecordFolder(folder.path()), ".", {"strata.tsv", EntryKind::kFile, bytes.size()},
                   FileForm::kTable);
}

std::string flaw_of(const std::string& table) {
  const ScannedFile file = scan_strata(table);
  const auto& flaw = file.grammar_flaw ? file.grammar_flaw : file.size_flaw;
  return flaw ? std::to_string(flaw->line) + ": " + flaw->expected + " / " + flaw->got : "";
}

TEST(ScanTable, ARightTableHasNoFlaw) {
  EXPECT_EQ(flaw_of("a\tb\n1\tzwölf\n"), "");
  EXPECT_EQ(flaw_of("a\n"), "");
}

TEST(ScanTable, EachFaultIsNamedWithItsLine) {
  EXPECT_EQ(flaw_of(""), "1: a header line / an empty file");
  EXPECT_EQ(flaw_of("a\tb\n1\n"), "2: 2 fields, as the header has / 1");
  EXPECT_EQ(flaw_of("a\tb\n1\t2"), "2: LF after the last line / none");
  EXPECT_EQ(flaw_of("a\tb\n1\t\n"), "2: no empty field / an empty field");
  EXPECT_EQ(flaw_of("a\n\n"), "2: no empty field / an empty line");
  EXPECT_EQ(flaw_of("a\n1\r\n"), "2: no control character / '1\\r'");
  EXPECT_EQ(flaw_of("\xef\xbb\xbf" "a\n"), "1: UTF-8 without BOM / a BOM");
  EXPECT_EQ(flaw_of("a\n\xff\n"), "2: UTF-8 / '\\xff'");
  EXPECT_EQ(flaw_of(std::string("a\n\0\n", 4)), "2: no control character / '\\x00'");
  EXPECT_EQ(flaw_of("a\n" + std::string(kMaxLine + 1, 'x')),
            "2: lines of at most 1048576 bytes / a longer line");
}

TEST(ScanTable, TheHashIsThatOfTheWholeFileEvenBehindAFault) {
  // sha256sum of "a\n\nb\n"
  EXPECT_EQ(crypto::to_hex(scan_strata("a\n\nb\n").digest.value()),
            "770423513bd0765c18e500000baec91976bcd8267a245437b32572665c6ac370");
}

TEST(ScanRecord, AnEmptyFolderIsNoRecord) {
  const TempFolder folder;
  EXPECT_TRUE(scan(folder).steps.empty());
  EXPECT_FALSE(scan(folder).folders.empty());
}

TEST(ScanRecord, StopsAtAGap) {
  const TempFolder folder;
  for (const char* name : {"01-order", "02-frame", "04-lot1-reveal", "evidence"}) {
    fs::create_directory(folder / name);
  }
  const ScannedRecord record = scan(folder);
  EXPECT_EQ(record.steps.size(), 2U);
  ASSERT_EQ(record.folders.shown.size(), 1U);
  EXPECT_EQ(record.folders.shown[0].file, "04-lot1-reveal");
}

TEST(ScanRecord, NothingComesAfterADeletion) {
  const TempFolder folder;
  for (unsigned number = 1; number <= 12; ++number) {
    fs::create_directory(folder / name_of_step(number));
  }
  for (const char* name : {"13-deletion", "evidence", "evidence/13-deletion"}) {
    fs::create_directory(folder / name);
  }
  ScannedRecord record = scan(folder);
  EXPECT_TRUE(record.folders.empty());
  ASSERT_NE(record.deletion_step(), nullptr);
  EXPECT_EQ(record.deletion_step()->number, 13U);
  EXPECT_NE(record.evidence_of(13), nullptr);
  fs::create_directory(folder / "14-replacement");
  record = scan(folder);
  EXPECT_EQ(record.steps.size(), 13U);
  ASSERT_EQ(record.folders.shown.size(), 1U);
  EXPECT_EQ(record.folders.shown[0].file, "14-replacement");
}

TEST(ScanRecord, OneNumberIsOneStep) {
  const TempFolder folder;
  for (unsigned number = 1; number <= 13; ++number) {
    fs::create_directory(folder / name_of_step(number));
  }
  for (const char* name : {"13-deletion", "evidence", "evidence/13-deletion"}) {
    fs::create_directory(folder / name);
  }
  const ScannedRecord record = scan(folder);
  // The second folder, and evidence of a step that is not the record's: a step of the draw goes before.
  EXPECT_EQ(record.folders.shown.size(), 2U);
  EXPECT_EQ(record.steps.back().kind, StepKind::kLeavers);
}

// "1-5": the steps whose evidence the last one lists.
std::string collected_by_last(std::initializer_list<StepKind> kinds) {
  ScannedRecord record;
  for (const StepKind kind : kinds) {
    ScannedStep step;
    step.number = static_cast<unsigned>(record.steps.size()) + 1;
    step.kind = kind;
    record.steps.push_back(std::move(step));
  }
  const ScannedStep& last = record.steps.back();
  const unsigned first = record.collects_from(last);
  return first == 0 ? "none" : std::to_string(first) + "-" + std::to_string(last.number - 1);
}

TEST(ScanRecord, SomeStepsCollectTheEvidenceThatNoneHasCollected) {
  using enum StepKind;
  EXPECT_EQ(collected_by_last({kOrder, kFrame, kCommit, kReveal, kSeed}), "none");
  EXPECT_EQ(collected_by_last({kOrder, kFrame, kCommit, kReveal, kSeed, kInvitations}), "1-5");
  EXPECT_EQ(collected_by_last({kOrder, kFrame, kCommit, kReveal, kSeed, kInvitations, kPool}), "none");
  EXPECT_EQ(collected_by_last({kOrder, kFrame, kCommit, kReveal, kSeed, kInvitations, kPool, kPortfolio,
                               kCommit, kReveal, kSeed, kPanel}),
            "6-11");
  EXPECT_EQ(collected_by_last({kOrder, kFrame, kCommit, kReveal, kSeed, kInvitations, kPool, kPortfolio,
                               kCommit, kReveal, kVoid}),
            "6-10");
  EXPECT_EQ(collected_by_last({kOrder, kFrame, kCommit, kReveal, kSeed, kInvitations, kPool, kPortfolio,
                               kCommit, kReveal, kVoid, kCommit, kReveal, kSeed, kPanel}),
            "11-14");
  EXPECT_EQ(collected_by_last({kOrder, kFrame, kCommit, kReveal, kSeed, kInvitations, kPool, kPortfolio,
                               kCommit, kReveal, kSeed, kPanel, kLeavers}),
            "12-12");
  EXPECT_EQ(collected_by_last({kOrder, kFrame, kCommit, kAnnulment}), "1-3");
  EXPECT_EQ(collected_by_last({kOrder, kFrame, kCommit, kReveal, kSeed, kInvitations, kAnnulment}), "6-6");
  EXPECT_EQ(collected_by_last({kOrder, kFrame, kCommit, kAnnulment, kDeletion}), "4-4");
}

TEST(ScanRecord, AVoidedLotIsRepeatedBehindItsVoid) {
  const TempFolder folder;
  for (unsigned number = 1; number <= 16; ++number) {
    fs::create_directory(folder / name_of_step(number, {.corrected = false, .voids = 1}));
  }
  fs::create_directory(folder / "evidence");
  const ScannedRecord record = scan(folder);
  EXPECT_TRUE(record.folders.empty());
  EXPECT_EQ(record.steps.size(), 16U);
  EXPECT_EQ(record.course().voids, 1U);
  EXPECT_EQ(record.panel_step(), 15U);
  EXPECT_EQ(record.expected_name(17), "17-replacement");
}

TEST(ScanRecord, NothingButANewLotFollowsAVoidAndNoneASeed) {
  for (const auto& [third, fourth] : {std::pair("11-lot2-void", "12-panel"),
                                      std::pair("11-lot2-seed", "12-lot2-commit")}) {
    const TempFolder folder;
    for (unsigned number = 1; number <= 10; ++number) {
      fs::create_directory(folder / name_of_step(number));
    }
    for (const char* name : {third, fourth, "evidence"}) {
      fs::create_directory(folder / name);
    }
    const ScannedRecord record = scan(folder);
    EXPECT_EQ(record.steps.size(), 11U);
    EXPECT_EQ(record.folders.shown.size(), 1U);
  }
}

TEST(ScanRecord, LooksNoFurtherThanAsked) {
  const TempFolder folder;
  for (const char* name : {"01-order", "02-frame", "evidence", "evidence/02-frame"}) {
    fs::create_directory(folder / name);
  }
  const ScannedRecord record = scan(folder, 1);
  EXPECT_EQ(record.steps.size(), 1U);
  EXPECT_TRUE(record.has_more_steps);
  EXPECT_TRUE(record.folders.empty());
}

TEST(ScanRecord, LinksFifosAndFoldersInAStepAreFindings) {
  const TempFolder folder;
  fs::create_directory(folder / "01-order");
  fs::create_symlink("/etc/passwd", folder / "01-order/order.json");
  fs::create_directory(folder / "01-order/order.html");
  ASSERT_EQ(mkfifo((folder / "01-order/SHA256SUMS").c_str(), 0600), 0);
  const ScannedRecord record = scan(folder);
  ASSERT_EQ(record.steps.size(), 1U);
  EXPECT_EQ(record.steps[0].others.shown.size(), 3U);
  EXPECT_TRUE(record.steps[0].files.empty());
  EXPECT_EQ(record.order, nullptr);
}

TEST(ScanRecord, NamesThatAreNotUtf8AreEscaped) {
  const TempFolder folder;
  fs::create_directory(folder / "01-order");
  (void)folder.put("01-order/\xff\x1b", "x");
  const ScannedRecord record = scan(folder);
  ASSERT_EQ(record.steps[0].files.size(), 1U);
  EXPECT_EQ(record.steps[0].files[0].path, "01-order/\\xff\\x1b");
}

TEST(ScanRecord, AHugeSparseDocumentIsNotRead) {
  const TempFolder folder;
  fs::create_directory(folder / "01-order");
  const fs::path path = folder.put("01-order/order.json", "{");
  fs::resize_file(path, std::uintmax_t{1} << 40);
  const ScannedRecord record = scan(folder);
  const ScannedFile* file = record.steps[0].find("order.json");
  ASSERT_NE(file, nullptr);
  EXPECT_TRUE(file->size_flaw.has_value());
  EXPECT_EQ(file->broken_rule(), "1.11");
}

TEST(ScanRecord, AHugeSparseTableIsReadToItsFirstLongLine) {
  const TempFolder folder;
  fs::create_directories(folder / "01-order");
  fs::create_directories(folder / "02-frame");
  const fs::path path = folder.put("02-frame/strata.tsv", "stratum\n");
  fs::resize_file(path, std::uintmax_t{1} << 40);
  const ScannedRecord record = scan(folder);
  const ScannedFile* file = record.steps[1].find("strata.tsv");
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->broken_rule(), "1.11");
  EXPECT_FALSE(file->digest.has_value());
}

TEST(ScanRecord, DeepAndOddDocumentsBreakTheirRule) {
  const auto rule_of = [](const std::string& document) {
    const TempFolder folder;
    fs::create_directory(folder / "01-order");
    (void)folder.put("01-order/order.json", document);
    const ScannedRecord record = scan(folder);
    return std::string(record.steps[0].find("order.json")->broken_rule());
  };
  EXPECT_EQ(rule_of(std::string(200'000, '[')), "1.11");
  EXPECT_EQ(rule_of(""), "1.10");
  EXPECT_EQ(rule_of("[]\n"), "1.10");
  EXPECT_EQ(rule_of("{}\n"), "1.10");
  EXPECT_EQ(rule_of("{\n  \"_format\": 1.5\n}\n"), "1.10");
  EXPECT_EQ(rule_of("{\n  \"_format\": -1\n}\n"), "1.10");
  EXPECT_EQ(rule_of("{\n  \"_format\": 9007199254740992\n}\n"), "1.10");
  EXPECT_EQ(rule_of("{\n  \"a\": 1\n}\n"), "1.10");
  EXPECT_EQ(rule_of("{\n  \"_format\": 9007199254740991\n}\n"), "1.10");
  EXPECT_EQ(rule_of("{\n  \"_format\": \"kleroterion/frame/1\"\n}\n"), "1.10");
  EXPECT_EQ(rule_of("{\n  \"_format\": \"kleroterion/order/1\"\n}\n"), "");
  EXPECT_EQ(rule_of("{\n  \"_format\": \"kleroterion/order/1\",\n  \"a\": 9007199254740991\n}\n"), "");
  EXPECT_EQ(rule_of("{\n  \"_format\": \"kleroterion/order/1\",\n  \"a\": 9007199254740992\n}\n"), "1.10");
}

}  // namespace
}  // namespace klero::verifier
