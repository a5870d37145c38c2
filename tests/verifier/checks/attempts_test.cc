// Rules 2.16 and 9.10: attempts that were ended, and those that came after.

#include <gtest/gtest.h>

#include "tests/verifier/checks/made_record.h"
#include "verifier/checks/section_2_order.h"
#include "verifier/checks/section_9_replacement.h"

namespace klero::verifier {
namespace {

using crypto::Json;

crypto::Digest digest(std::uint8_t byte) {
  crypto::Digest made{};
  made.fill(byte);
  return made;
}

// A record of attempt 3 that cites 22…, with the records brought.
Outcome judged(std::vector<EarlierAttempt> earlier, unsigned attempt = 3) {
  Json order = base_order();
  order["attempt"] = attempt;
  order["previous"] = attempt == 1 ? "" : crypto::to_hex(digest(0x22));
  MadeRecord record(order);
  record.brought.earlier = std::move(earlier);
  return outcome_of(check_2_16_earlier_attempts, record);
}

EarlierAttempt first() { return {"a", true, 1, "", digest(0x11)}; }
EarlierAttempt second() { return {"b", true, 2, crypto::to_hex(digest(0x11)), digest(0x22)}; }

TEST(Attempts, EachCitesTheEndOfTheOneBefore) {
  EXPECT_EQ(judged({first(), second()}).state(), State::kPass);
  EXPECT_EQ(judged({second(), first()}).state(), State::kPass);
}

TEST(Attempts, WhatIsNotBroughtIsNotPassed) {
  EXPECT_EQ(judged({second()}).reason().english,
            "records that were not brought, with --earlier: attempt 1");
  EXPECT_EQ(judged({first()}).state(), State::kNotChecked);
  EXPECT_EQ(judged({}).reason().english,
            "records that were not brought, with --earlier: attempt 1, 2");
  EXPECT_EQ(judged({}, 1).reason().english, "does not apply: this is the first attempt");
}

TEST(Attempts, AnotherEndIsWrong) {
  EarlierAttempt other = second();
  other.last = digest(0x33);
  EXPECT_EQ(judged({first(), other}).state(), State::kFail);
  EXPECT_EQ(judged({first(), second(), other}).state(), State::kFail);  // attempt 2 twice
  other.last = std::nullopt;
  EXPECT_EQ(judged({first(), other}).state(), State::kFail);
  other = second();
  other.previous = "";
  EXPECT_EQ(judged({first(), other}).state(), State::kFail);
}

TEST(Attempts, ARecordThatIsNoEarlierAttemptIsWrong) {
  EarlierAttempt later = second();
  later.attempt = 3;
  EXPECT_EQ(judged({first(), second(), later}).state(), State::kFail);
  later.attempt = 4;
  EXPECT_EQ(judged({first(), second(), later}).state(), State::kFail);
  EXPECT_EQ(judged({first(), first(), second()}).state(), State::kFail);
  EarlierAttempt unread = first();
  unread.order_read = false;
  EXPECT_EQ(judged({unread, second()}).state(), State::kError);
}

TEST(Attempts, NoneIsKeptSilent) {
  EarlierAttempt skipped = first();
  skipped.last = digest(0x22);  // attempt 3 cites attempt 1
  EXPECT_EQ(judged({skipped}).state(), State::kFail);
}

State annulled(const Json& document) {
  MadeRecord record;
  record.reach(4);
  record.scan.steps[3].kind = StepKind::kAnnulment;
  record.scan.steps[3].name = name_of_annulment(4);
  ScannedFile file;
  file.name = "annulment.json";
  file.path = "04-annulment/annulment.json";
  file.form = FileForm::kDocument;
  record.scan.steps[3].files.push_back(std::move(file));
  record.scan.annulment = std::make_shared<const Json>(document);
  return state_of(check_9_10_annulment, record);
}

TEST(Annulment, HasADateAndAReason) {
  const Json right = {{"_format", "kleroterion/annulment/1"}, {"date", "2026-04-01"}, {"reason", "fire"}};
  EXPECT_EQ(annulled(right), State::kPass);
  for (const auto& [key, value] : {std::pair("date", "2026-04-31"), std::pair("reason", ""),
                                   std::pair("who", "me")}) {
    Json wrong = right;
    wrong[key] = value;
    EXPECT_EQ(annulled(wrong), State::kFail) << key;
  }
}

}  // namespace
}  // namespace klero::verifier
