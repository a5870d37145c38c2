#include "crypto/format/canonical_json.h"

#include <gtest/gtest.h>

#include <vector>

#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

using namespace std::string_literals;

// The flaw in words, or "right".
std::string verdict(const std::string& bytes) {
  const auto read = read_canonical_json(bytes);
  return std::holds_alternative<Flaw>(read) ? describe(std::get<Flaw>(read)) : "right";
}

Json value_of(const std::string& bytes) {
  const auto read = read_canonical_json(bytes);
  return std::holds_alternative<Json>(read) ? std::get<Json>(read) : Json("not canonical");
}

// As Python writes it: json.dumps(x, sort_keys=True, indent=2, ensure_ascii=False) + "\n".
const std::string kDocument = R"({
  "_format": "kleroterion/order/1",
  "empty": {},
  "list": [
    1,
    9007199254740991,
    "a\"b\\c\n\t\b\f\r\u0001\u001f/é😀)"
                              "\x7f"
                              R"("
  ],
  "nested": {
    "A": true,
    "a": null,
    "none": [],
    "ä": 0
  }
}
)";

TEST(CanonicalJson, TakesAndWritesTheCanonicalForm) {
  ASSERT_EQ(verdict(kDocument), "right");
  EXPECT_EQ(write_canonical_json(value_of(kDocument)), kDocument);
  EXPECT_EQ(write_canonical_json(Json{{"b", 1}, {"a", Json::array({2, 3})}}),
            "{\n  \"a\": [\n    2,\n    3\n  ],\n  \"b\": 1\n}\n");
  EXPECT_EQ(verdict("{}\n"), "right");
  EXPECT_EQ(verdict("[]\n"), "right");
}

TEST(CanonicalJson, NamesTheLineOfTheFirstByteThatDiffers) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"{\n  \"a\": 1,\n  \"a\": 1\n}\n",  // twice the same key
       "line 2: expected the canonical encoding '  \"a\": 1', got '  \"a\": 1,'"},
      {"{\n  \"b\": 1,\n  \"a\": 2\n}\n",
       "line 2: expected the canonical encoding '  \"a\": 2,', got '  \"b\": 1,'"},
      {"{\n  \"\\u0061\": 1\n}\n",
       "line 2: expected the canonical encoding '  \"a\": 1', got '  \"\\\\u0061\": 1'"},
      {"{\n  \"a\": \"\\/\"\n}\n",
       "line 2: expected the canonical encoding '  \"a\": \"/\"', got '  \"a\": \"\\\\/\"'"},
      {"{\n  \"a\": \"\\u001F\"\n}\n", "line 2: expected the canonical encoding "
                                       "'  \"a\": \"\\\\u001f\"', got '  \"a\": \"\\\\u001F\"'"},
      {"{\"a\":1}\n", "line 1: expected the canonical encoding '{', got '{\"a\":1}'"},
      {"{\n  \"a\": 1\n}", "line 3: expected the canonical encoding '}', got '}'"},
      {"{\n  \"a\": 1\n}\n\n",
       "line 4: expected the canonical encoding the end of the file, got ''"},
      {"{\n  \"a\": 1\n} \n", "line 3: expected the canonical encoding '}', got '} '"},
      {"{\r\n  \"a\": 1\r\n}\r\n", "line 1: expected the canonical encoding '{', got '{\\r'"},
      {"{\n   \"a\": 1\n}\n", "line 2: expected the canonical encoding '  \"a\": 1', "
                             "got '   \"a\": 1'"},
      {" {}\n", "line 1: expected the canonical encoding '{}', got ' {}'"},
      {"\xef\xbb\xbf{}\n", "line 1: expected no byte order mark, got one"},
  };
  for (const auto& [bytes, expected] : cases) {
    SCOPED_TRACE(bytes);
    EXPECT_EQ(verdict(bytes), expected);
  }
}

TEST(CanonicalJson, RefusesEveryNumberThatIsNoIntegerOf53Bits) {
  for (const char* number : {"-1", "-0", "1.0", "1.9", "1e2", "9007199254740992",
                             "18446744073709551616", "1e999"}) {
    SCOPED_TRACE(number);
    EXPECT_NE(verdict("{\n  \"a\": "s + number + "\n}\n"), "right");
  }
  EXPECT_EQ(verdict("{\n  \"a\": -1\n}\n"), "expected integers from 0 to 9007199254740991, got -1");
}

TEST(CanonicalJson, RefusesWhatIsNoJson) {
  const std::vector<std::string> broken = {
      "",      "\n",        "{",           "}",         "{\n  \"a\": 01\n}\n", "{'a': 1}\n",
      "nul\n", "NaN\n",     "{\"a\": 1,}", "[1 2]",     "\"\xff\"\n",          "\"\\ud800\"\n",
      "\"a",   "\"a\nb\"\n", "// c\n{}\n",  "{}\n{}\n", "\"\xed\xa0\x80\"\n"};
  for (const std::string& bytes : broken) {
    SCOPED_TRACE(bytes);
    const auto read = read_canonical_json(bytes);
    ASSERT_TRUE(std::holds_alternative<Flaw>(read));
    EXPECT_EQ(std::get<Flaw>(read).expected, "JSON");
  }
  // nlohmann_json takes NUL for the end of the text.
  EXPECT_EQ(verdict("{}\0\n"s), "line 1: expected the canonical encoding '{}', got '{}\\x00'");
  EXPECT_EQ(verdict("{\n  \"a\": tru\n}\n"), "line 2: expected JSON, got '  \"a\": tru'");
}

TEST(CanonicalJson, IsBoundedInDepthAndSize) {
  std::string deep = "0\n";
  std::string indent;
  for (int i = 0; i < 200'000; ++i) {
    deep = i < 20 ? "[" + deep : deep;
  }
  EXPECT_EQ(verdict(deep), "expected at most 16 nested brackets, got 20");
  EXPECT_EQ(verdict(std::string(200'000, '[')),
            "expected at most 16 nested brackets, got 200000");
  EXPECT_EQ(verdict("\"" + std::string(100, '[') + "\"\n"), "right");
  EXPECT_EQ(verdict("\"\\\"" + std::string(100, '[') + "\"\n"), "right");
  EXPECT_EQ(verdict(std::string((4U << 20) + 1, ' ')), "expected at most 4194304 bytes, got 4194305");
}

TEST(CanonicalJson, WritesNeitherFloatsNorBrokenText) {
  EXPECT_THROW(static_cast<void>(write_canonical_json({{"a", 1.5}})), Error);
  EXPECT_THROW(static_cast<void>(write_canonical_json({{"a", -1}})), Error);
  EXPECT_THROW(static_cast<void>(write_canonical_json({{"a", kMaxInteger + 1}})), Error);
  EXPECT_THROW(static_cast<void>(write_canonical_json({{"a", "\xff"}})), Error);
}

// An int of a program is signed for nlohmann_json; it must still be written.
TEST(CanonicalJson, WritesSignedIntegersThatAreNotNegative) {
  EXPECT_EQ(write_canonical_json(Json(std::int64_t{7})), "7\n");
}

TEST(Getters, ConvertNothing) {
  const Json object = {{"uint", 7U}, {"minus", -1},   {"float", 1.9}, {"bool", true},
                       {"text", "7"}, {"list", {1U}}, {"object", {{"a", 1U}}}, {"null", nullptr}};
  for (const auto& [key, value] : object.items()) {
    SCOPED_TRACE(key);
    EXPECT_EQ(get_uint(object, key).has_value(), key == "uint");
    EXPECT_EQ(get_bool(object, key).has_value(), key == "bool");
    EXPECT_EQ(get_string(object, key) != nullptr, key == "text");
    EXPECT_EQ(get_array(object, key) != nullptr, key == "list");
    EXPECT_EQ(get_object(object, key) != nullptr, key == "object");
  }
  EXPECT_EQ(get_uint(object, "uint"), 7U);
  EXPECT_FALSE(get_uint(object, "none"));
  EXPECT_FALSE(get_uint(Json::array({1U}), "uint"));
  EXPECT_EQ(get_string(Json("text"), "text"), nullptr);
}

TEST(WrongKeys, NamesTheMissingAndTheUnknown) {
  const Json object = {{"a", 1}, {"b", 2}};
  EXPECT_FALSE(wrong_keys(object, {"a", "b"}));
  EXPECT_FALSE(wrong_keys(object, {"a"}, {"b", "c"}));
  EXPECT_EQ(wrong_keys(object, {"a"}), "the key 'b' is unknown");
  EXPECT_EQ(wrong_keys(object, {"a", "b", "c"}), "the key 'c' is missing");
  EXPECT_EQ(wrong_keys(Json::array(), {}), "no object");
  EXPECT_EQ(wrong_keys({{"\x1b", 1}}, {}), "the key '\\x1b' is unknown");
}

}  // namespace
}  // namespace klero::crypto
