#include "verifier/order/object_reader.h"

#include <gtest/gtest.h>

#include "crypto/format/canonical_json.h"

namespace klero::verifier {
namespace {

using crypto::Json;

// All findings as "line: expected / got".
std::vector<std::string> said(const Findings& findings) {
  std::vector<std::string> texts;
  for (const Finding& finding : findings.shown) {
    texts.push_back(std::to_string(finding.line) + ": " + finding.expected + " / " + finding.got);
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST(JsonPlace, LinesAreThoseOfTheCanonicalEncoding) {
  const Json document = {{"a", {1, 2}}, {"b", Json::object()}, {"c", {{"x", "y"}}}};
  const std::string text = crypto::write_canonical_json(document);
  const auto fields = children({&document, 1, ""});
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_EQ(fields[0].line, 2U);
  EXPECT_EQ(fields[1].line, 6U);
  EXPECT_EQ(fields[2].line, 7U);
  EXPECT_EQ(children(fields[0])[1].line, 4U);
  EXPECT_EQ(children(fields[0])[1].path, "a[1]");
  EXPECT_EQ(children(fields[2])[0].path, "c.x");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 10);
}

TEST(JsonPlace, ALineIsFoundByItsPath) {
  const Json document = {{"a", {1, {{"x", 2}}}}, {"ab", 3}};
  EXPECT_EQ(line_of(document, "a"), 2U);
  EXPECT_EQ(line_of(document, "a[1]"), 4U);
  EXPECT_EQ(line_of(document, "a[1].x"), 5U);
  EXPECT_EQ(line_of(document, "ab"), 8U);
  EXPECT_EQ(line_of(document, "a[2]"), 0U);
  EXPECT_EQ(line_of(document, "b"), 0U);
}

TEST(ObjectReader, MissingAndUnknownKeysAreFindings) {
  const Json object = {{"b", 1}, {"z", 2}};
  Findings findings;
  const ObjectReader reader({&object, 1, ""}, {"a", "b"}, "f", findings);
  EXPECT_EQ(said(findings), (Texts{"3: only keys that the protocol names / 'z'",
                                   "1: the key 'a' / no such key"}));
}

TEST(ObjectReader, NothingIsConverted) {
  const Json object = Json::parse(R"({"a": 1.5, "b": true, "c": "1", "d": -1, "e": 1})");
  Findings findings;
  ObjectReader reader({&object, 1, ""}, {"a", "b", "c", "d", "e"}, "f", findings);
  reader.integer("a");
  reader.integer("b");
  reader.integer("c");
  reader.integer("d");
  EXPECT_FALSE(reader.boolean("e"));
  reader.text("e");
  EXPECT_EQ(findings.shown.size(), 6U);
  EXPECT_EQ(reader.integer("e"), 1U);
  EXPECT_EQ(findings.shown.size(), 6U);
}

TEST(ObjectReader, TextsAndNamesAreBounded) {
  for (const char* right : {"a", "zwölf", "a  b", "-"}) {
    EXPECT_FALSE(name_flaw(right)) << right;
  }
  for (const std::string& wrong :
       {std::string(), std::string(" a"), std::string("a "), std::string("a\tb"), std::string("a\nb"),
        std::string("\x7f"), std::string("\xff"), std::string(501, 'x'), std::string("\xc2\x85")}) {
    EXPECT_TRUE(text_flaw(wrong)) << wrong;
  }
  EXPECT_FALSE(text_flaw(std::string(500, 'x')));
  EXPECT_FALSE(text_flaw("a|b"));
  EXPECT_TRUE(name_flaw("a|b"));
  EXPECT_TRUE(name_flaw("a\"b"));
}

TEST(ObjectReader, DoublesAreFound) {
  EXPECT_EQ(first_double({"b", "a", "b"}), "b");
  EXPECT_EQ(first_double({"b", "a"}), std::nullopt);
}

}  // namespace
}  // namespace klero::verifier
