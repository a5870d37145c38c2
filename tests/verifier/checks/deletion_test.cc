// The last step: rules 1.1, 9.7 and 9.8.

#include <gtest/gtest.h>

#include "tests/verifier/checks/made_record.h"
#include "verifier/checks/engine.h"
#include "verifier/checks/section_9_replacement.h"

namespace klero::verifier {
namespace {

using crypto::Json;

Json document(const std::string& date = "2027-01-01") {
  return {{"_format", "kleroterion/deletion/1"},
          {"beyond_reach", {"the letter shop's copy"}},
          {"date", date},
          {"destroyed", {"master secret"}}};
}

// A record of 12 steps and a deletion; destroy_after is 2026-12-31.
struct Deleted : MadeRecord {
  explicit Deleted(const Json& json) {
    reach(13);
    scan.steps[12].kind = StepKind::kDeletion;
    scan.steps[12].name = name_of_deletion(13);
    std::filesystem::create_directories(std::filesystem::path(x.scan.steps[12].name));
    ScannedFile file;
    file.name = "deletion.json";
    file.path = "13-deletion/deletion.json";
    file.form = FileForm::kDocument;
    scan.steps[12].files.push_back(std::move(file));
    scan.deletion = std::make_shared<const Json>(json);
  }
};

State judged(const Json& json) {
  Deleted record(json);
  return state_of(check_9_7_deletion, record);
}

TEST(Deletion, SaysWhatWasDestroyedAndWhatCouldNotBe) {
  EXPECT_EQ(judged(document()), State::kPass);
  EXPECT_EQ(judged(document("2026-12-31")), State::kPass);
  Json nothing_beyond = document();
  nothing_beyond["beyond_reach"] = Json::array();
  EXPECT_EQ(judged(nothing_beyond), State::kPass);
}

TEST(Deletion, ComesNotBeforeTheDayInTheOrder) {
  EXPECT_EQ(judged(document("2026-12-30")), State::kFail);
  EXPECT_EQ(judged(document("2027-02-29")), State::kFail);
}

TEST(Deletion, NamesAtLeastOneThingAndHasNoOtherKeys) {
  Json json = document();
  json["destroyed"] = Json::array();
  EXPECT_EQ(judged(json), State::kFail);
  json = document();
  json["destroyed"] = {"a\tb"};
  EXPECT_EQ(judged(json), State::kFail);
  json = document();
  json["why"] = "because";
  EXPECT_EQ(judged(json), State::kFail);
  json = document();
  json.erase("beyond_reach");
  EXPECT_EQ(judged(json), State::kFail);
}

TEST(Deletion, ThatItWasDoneIsForEyes) {
  Deleted record(document());
  EXPECT_EQ(state_of(check_9_7_deletion, record), State::kPass);
  const Outcome outcome = outcome_of(check_9_8_destroyed, record);
  EXPECT_EQ(outcome.state(), State::kManual);
  EXPECT_NE(outcome.reason().english.find("2027-01-01"), std::string::npos);
}

TEST(Deletion, ItsStepIsNoStepOfLeavers) {
  Deleted record(document());
  bool seen = false;
  for (const CheckResult& result : Engine(record.x).run()) {
    if (result.rule->number == "9.1") {
      EXPECT_FALSE(result.reached);
    }
    if (result.rule->number == "9.7") {
      EXPECT_TRUE(result.reached);
      seen = true;
    }
  }
  EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace klero::verifier
