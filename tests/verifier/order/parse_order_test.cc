// Protocol 2.2: what is an order, and what is refused with the line and path where.

#include "verifier/order/parse_order.h"

#include <gtest/gtest.h>

#include <variant>

#include "tests/verifier/order/base_order.h"

namespace klero::verifier {
namespace {

using crypto::Json;

// The first finding's expectation, "" for an order.
std::string refusal(const Json& document) {
  const auto parsed = parse_order(reread(document), "order.json");
  const auto* findings = std::get_if<Findings>(&parsed);
  return findings == nullptr ? "" : findings->shown.at(0).expected;
}

std::string refusal_with(const std::string& pointer, const Json& value) {
  Json document = base_order();
  document[Json::json_pointer(pointer)] = value;
  return refusal(document);
}

std::string refusal_without(const std::string& key) {
  Json document = base_order();
  document.erase(key);
  return refusal(document);
}

TEST(ParseOrder, ReadsWhatTheDraftsSay) {
  Json document = base_order();
  document["auditor"] = {{"key", std::string(64, 'a')}, {"name", "Prüfamt"}};
  const auto parsed = parse_order(document, "order.json");
  ASSERT_TRUE(std::holds_alternative<Order>(parsed));
  const Order& order = std::get<Order>(parsed);
  EXPECT_EQ(order.destroy_after, "2026-12-31");
  EXPECT_EQ(order.minimum_cell, 1U);
  ASSERT_TRUE(order.auditor.has_value());
  EXPECT_EQ(order.auditor->name, "Prüfamt");
  EXPECT_EQ(order.auditor->key[31], 0xaa);
  EXPECT_TRUE(order.rehearsal);
  EXPECT_EQ(order.features.at(0).stratum, 0U);
}

TEST(ParseOrder, AnAuditorMayBeNullButNotForgotten) {
  EXPECT_EQ(refusal(base_order()), "");
  EXPECT_EQ(refusal_without("auditor"), "the key 'auditor'");
  EXPECT_EQ(refusal_with("/auditor", "Prüfamt"), "auditor: an object");
  EXPECT_EQ(refusal_with("/auditor", Json{{"key", "00"}, {"name", "x"}}),
            "auditor.key: 64 digits 0-9 a-f");
}

TEST(ParseOrder, TheNewKeysMustBeThereWithTheirTypes) {
  EXPECT_EQ(refusal_without("destroy_after"), "the key 'destroy_after'");
  EXPECT_EQ(refusal_with("/destroy_after", "2026-02-30"), "destroy_after: a date YYYY-MM-DD");
  EXPECT_EQ(refusal_without("minimum_cell"), "the key 'minimum_cell'");
  EXPECT_NE(refusal_with("/minimum_cell", 0), "");
  EXPECT_NE(refusal_with("/minimum_cell", nullptr), "");
}

TEST(ParseOrder, ReasonsAreDistinct) {
  EXPECT_EQ(refusal_with("/reasons", Json{"illness", "illness"}), "reasons: distinct reasons");
}

TEST(ParseOrder, TheMinimumAgeIsNotAboveTheMaximum) {
  EXPECT_EQ(refusal_with("/eligibility/maximum_age", 16), "");
  EXPECT_EQ(refusal_with("/eligibility/maximum_age", 15),
            "eligibility.minimum_age: at most the maximum age");
}

TEST(ParseOrder, ControlCharactersAreThoseOfUnicode) {
  EXPECT_EQ(refusal_with("/title", "a\xc2\xa0z"), "");  // a no-break space is none
  for (const char* control : {"a\x1fz", "a\x7fz", "a\xc2\x80z", "a\xc2\x9fz", "a\xc2\x85z"}) {
    EXPECT_EQ(refusal_with("/title", control), "title: a text without control characters") << control;
  }
}

TEST(ParseOrder, DatesExist) {
  EXPECT_TRUE(is_date("2024-02-29"));
  for (const char* wrong : {"2023-02-29", "2026-13-01", "2026-1-01", "2026-01-01 ", "", "2026/01/01"}) {
    EXPECT_FALSE(is_date(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace klero::verifier
