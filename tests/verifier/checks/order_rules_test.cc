// Rules 2.7, 2.11 and 2.13 on orders that are changed in one place.

#include <gtest/gtest.h>

#include "tests/verifier/checks/made_record.h"
#include "verifier/checks/section_2_order.h"

namespace klero::verifier {
namespace {

using crypto::Json;

State judged(void (*check)(Examination&, Outcome&), const std::string& pointer, const Json& value) {
  Json order = base_order();
  order[Json::json_pointer(pointer)] = value;
  MadeRecord record(order);
  return state_of(check, record);
}

TEST(Slots, TheOfficesOwnSlotsDoNotCountTowardsTheClose) {
  // Three of the four slots are not the office's: 2 or 3 signatures.
  EXPECT_EQ(judged(check_2_7_slots, "/close_signatures", 1), State::kFail);
  EXPECT_EQ(judged(check_2_7_slots, "/close_signatures", 2), State::kPass);
  EXPECT_EQ(judged(check_2_7_slots, "/close_signatures", 3), State::kPass);
  EXPECT_EQ(judged(check_2_7_slots, "/close_signatures", 4), State::kFail);
  // Two are left: both must sign.
  EXPECT_EQ(judged(check_2_7_slots, "/slots/3/office", true), State::kPass);
  // One is left: he cannot give two signatures.
  Json order = base_order();
  order["slots"][2]["office"] = true;
  order["slots"][3]["office"] = true;
  MadeRecord one(order);
  EXPECT_EQ(state_of(check_2_7_slots, one), State::kFail);
}

TEST(Slots, TheAuditorsKeyIsNobodyElses) {
  const auto auditor = [](char digit) {
    return Json{{"key", std::string(64, digit)}, {"name", "Prüfamt"}};
  };
  EXPECT_EQ(judged(check_2_7_slots, "/auditor", auditor('a')), State::kPass);
  EXPECT_EQ(judged(check_2_7_slots, "/auditor", auditor('0')), State::kFail);  // the office's
  EXPECT_EQ(judged(check_2_7_slots, "/auditor", auditor('3')), State::kFail);  // slot 3's
}

TEST(Visibility, InARealDrawRepliesAreSealed) {
  EXPECT_EQ(judged(check_2_11_visibility, "/mode", "rehearsal"), State::kPass);
  EXPECT_EQ(judged(check_2_11_visibility, "/mode", "real"), State::kFail);
  Json order = base_order();
  order["mode"] = "real";
  order["features"][1]["visibility"] = "sealed";
  MadeRecord sealed(order);
  EXPECT_EQ(state_of(check_2_11_visibility, sealed), State::kPass);
}

TEST(Visibility, AFeatureOfTheStratumIsPublic) {
  EXPECT_EQ(judged(check_2_11_visibility, "/features/0/visibility", "sealed"), State::kFail);
}

TEST(Destruction, ComesAfterTheDay) {
  EXPECT_EQ(judged(check_2_13_destruction, "/destroy_after", "2026-03-02"), State::kPass);
  EXPECT_EQ(judged(check_2_13_destruction, "/destroy_after", "2026-03-01"), State::kFail);
  EXPECT_EQ(judged(check_2_13_destruction, "/destroy_after", "2025-12-31"), State::kFail);
}

}  // namespace
}  // namespace klero::verifier
