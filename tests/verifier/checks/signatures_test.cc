// Who must sign what: rules 1.7, 3.7, 4.8 and 8.6.

#include <gtest/gtest.h>

#include <utility>

#include "tests/verifier/checks/made_record.h"
#include "verifier/checks/section_1_record.h"
#include "verifier/checks/section_3_frame.h"
#include "verifier/checks/section_4_lot.h"
#include "verifier/checks/section_8_panel.h"

namespace klero::verifier {
namespace {

crypto::Json with_auditor(const TestKey& auditor) {
  crypto::Json order = base_order();
  order["auditor"] = {{"key", auditor.hex()}, {"name", "Prüfamt"}};
  return order;
}

// Four slots with keys 1 to 4, the first the office's, all committed; lot 1 is seeded.
class CloseTest : public testing::Test {
 protected:
  CloseTest() {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      record.x.order->slots[i].key = keys[i].key;
    }
    record.reach(5);
    record.x.group = 1;
    record.x.lot().committed.assign(4, SlotState::kCommitted);
    record.add_evidence(4, "close.txt", close);
  }
  void sign(std::size_t slot) {
    record.add_evidence(4, "slot-" + std::to_string(slot) + ".sig", keys[slot - 1].sign(close));
  }

  std::vector<TestKey> keys{TestKey(1), TestKey(2), TestKey(3), TestKey(4)};
  MadeRecord record;
  // SHA-256 of "list of 04-lot1-reveal" LF, which made_record.h puts into SHA256SUMS of step 04.
  std::string close =
      "kleroterion/rehearsal/close/v1\nstep 04-lot1-reveal\nchecksum "
      "2f89a529b727cd10cee64cf0d64496c90899bcf38ba548ba21cb99596b57c336\n";
};

TEST_F(CloseTest, TwoOfThreeWhoAreNotTheOfficeAreEnough) {
  sign(2);
  sign(4);
  EXPECT_EQ(state_of(check_4_8_close, record), State::kPass);
}

TEST_F(CloseTest, TheOfficesOwnSlotAddsNothing) {
  sign(1);
  sign(2);
  EXPECT_EQ(state_of(check_4_8_close, record), State::kFail);
}

TEST_F(CloseTest, AnAbsentSlotAddsNothing) {
  record.x.lot().committed[3] = SlotState::kAbsent;
  sign(2);
  sign(4);
  EXPECT_EQ(state_of(check_4_8_close, record), State::kFail);
}

TEST_F(CloseTest, ASignatureOfTheListAloneIsWrong) {
  sign(2);
  sign(3);
  record.add_evidence(4, "slot-4.sig", keys[3].sign(record.sums(4)));
  EXPECT_EQ(state_of(check_4_8_close, record), State::kFail);
}

TEST_F(CloseTest, AnotherChecksumStepOrLineIsWrong) {
  sign(2);
  sign(3);
  for (const auto& [from, to] : {std::pair("step 04-lot1-reveal", "step 10-lot2-reveal"),
                                 std::pair("rehearsal", "real"), std::pair("checksum ", "checksum 0"),
                                 std::pair("\nstep", "\n\nstep")}) {
    std::string other = close;
    other.replace(other.find(from), std::string_view(from).size(), to);
    record.add_evidence(4, "close.txt", other);
    EXPECT_EQ(state_of(check_4_8_close, record), State::kFail) << to;
  }
}

TEST_F(CloseTest, ItIsAskedForWhenTheSeedIsThere) {
  record.remove_evidence(4, "close.txt");
  EXPECT_EQ(state_of(check_4_8_close, record), State::kFail);
  record.scan.steps.resize(4);
  EXPECT_EQ(state_of(check_4_8_close, record), State::kNotChecked);
}

TEST(Register, WithoutAuditorItIsNeverPassed) {
  MadeRecord record;
  record.reach(6);
  const Outcome outcome = outcome_of(check_3_7_register, record);
  EXPECT_EQ(outcome.state(), State::kNotChecked);
  EXPECT_EQ(outcome.reason().english, "register not audited: the order names no auditor");
}

TEST(Register, TheAuditorSignsBeforeTheLettersAreDrawn) {
  const TestKey auditor(9);
  MadeRecord record(with_auditor(auditor));
  record.reach(5);
  EXPECT_EQ(outcome_of(check_3_7_register, record).reason().english,
            "register not audited: the auditor has not signed yet");
  record.reach(6);
  EXPECT_EQ(state_of(check_3_7_register, record), State::kFail);
  record.add_evidence(2, "auditor.sig", auditor.sign(record.sums(2)));
  EXPECT_EQ(state_of(check_3_7_register, record), State::kPass);
}

TEST(Register, ASignatureByAnotherOrOfAnotherStepIsWrong) {
  const TestKey auditor(9);
  MadeRecord record(with_auditor(auditor));
  record.reach(3);
  record.add_evidence(2, "auditor.sig", TestKey(8).sign(record.sums(2)));
  EXPECT_EQ(state_of(check_3_7_register, record), State::kFail);
  record.add_evidence(2, "auditor.sig", auditor.sign(record.sums(1)));
  EXPECT_EQ(state_of(check_3_7_register, record), State::kFail);
  record.add_evidence(2, "auditor.sig", "short");
  EXPECT_EQ(state_of(check_3_7_register, record), State::kError);  // 1.7 says what is wrong
}

TEST(Audit, MayBeSignedAtAnyTimeAfterThePanel) {
  const TestKey auditor(9);
  MadeRecord record(with_auditor(auditor));
  record.reach(14);
  EXPECT_EQ(outcome_of(check_8_6_audit, record).reason().english,
            "sealed part not audited: the auditor has not signed yet");
  record.add_evidence(12, "auditor.sig", auditor.sign(record.sums(2)));
  EXPECT_EQ(state_of(check_8_6_audit, record), State::kFail);
  record.add_evidence(12, "auditor.sig", auditor.sign(record.sums(12)));
  EXPECT_EQ(state_of(check_8_6_audit, record), State::kPass);
}

TEST(EvidenceFiles, AnAuditorsSignatureStandsInTwoStepsOfADrawThatHasOne) {
  const TestKey auditor(9);
  const auto judged = [&](const crypto::Json& order, unsigned step) {
    MadeRecord record(order);
    record.reach(12);
    record.add_evidence(step, "auditor.sig", std::string(64, 'x'));
    return state_of(check_1_7_files_of_evidence, record);
  };
  EXPECT_EQ(judged(with_auditor(auditor), 2), State::kPass);
  EXPECT_EQ(judged(with_auditor(auditor), 12), State::kPass);
  EXPECT_EQ(judged(with_auditor(auditor), 3), State::kFail);
  EXPECT_EQ(judged(base_order(), 2), State::kFail);
}

}  // namespace
}  // namespace klero::verifier
