#include "selection/order/locate.h"

#include <gtest/gtest.h>

#include <map>

namespace klero::selection {
namespace {

using Lines = std::map<std::string, std::uint64_t>;

TEST(Locate, FindsTheLineOfEveryValue) {
  const Located located = locate(
      "{ // a comment with { and \"quotes\"\n"
      "  \"a\": 1,\n"
      "  /* two\n"
      "     lines */ \"b\": [\n"
      "    true, \"x,\\\"]\",\n"
      "    { \"c/d\": null }\n"
      "  ],\n"
      "  \"e\":\n"
      "  {}\n"
      "}\n");
  const Lines expected = {{"", 1},    {"/a", 2},   {"/b", 4},        {"/b/0", 5},
                          {"/b/1", 5}, {"/b/2", 6}, {"/b/2/c~1d", 6}, {"/e", 9}};
  EXPECT_EQ(located.lines, expected);
  EXPECT_TRUE(located.repeated.empty());
}

TEST(Locate, NamesTheSecondPlaceOfAKey) {
  const Located located = locate("{\"a\": 1,\n\"a\": 2,\n\"b\": {\"a\": 3}}");
  ASSERT_EQ(located.repeated.size(), 1U);
  EXPECT_EQ(located.repeated[0].first, "/a");
  EXPECT_EQ(located.repeated[0].second, 2U);
}

TEST(Locate, FallsBackOnTheValueAround) {
  const Located located = locate("{\n\"a\": {\n}}");
  EXPECT_EQ(line_of(located, "/a/missing/deeper"), 2U);
  EXPECT_EQ(line_of(located, "/other"), 1U);
}

TEST(Locate, StopsAtTheDepthAllowed) {
  EXPECT_FALSE(locate("[[[]]]", 3).too_deep);
  EXPECT_TRUE(locate("[[[]]]", 2).too_deep);
  EXPECT_TRUE(locate(std::string(1'000'000, '[')).too_deep);
}

TEST(Locate, EndsQuietlyOnWhatIsNoJson) {
  for (const char* const bad : {"", "{", "[", "{\"", "{\"a\"", "{\"a\":", "{\"a\":1", "[1", "\"\\",
                                "/*", "//", "{]", "[}", "{\"a\" 1}", "}", "[1 2]", "{1:2}"}) {
    EXPECT_LE(locate(bad).lines.size(), 3U) << bad;
  }
}

}  // namespace
}  // namespace klero::selection
