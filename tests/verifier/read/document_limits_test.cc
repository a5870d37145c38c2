#include "verifier/read/document_limits.h"

#include <gtest/gtest.h>

#include <string>

namespace klero::verifier {
namespace {

TEST(DocumentLimits, SixteenLevelsAreAllowedAndNotSeventeen) {
  EXPECT_FALSE(document_limits(std::string(16, '[') + std::string(16, ']')).nesting);
  EXPECT_TRUE(document_limits(std::string(17, '{')).nesting);
}

TEST(DocumentLimits, BracketsInTextsDoNotCount) {
  EXPECT_FALSE(document_limits("\"" + std::string(99, '[') + "\"").nesting);
  EXPECT_FALSE(document_limits("\"\\\"" + std::string(99, '[') + "\"").nesting);
}

TEST(DocumentLimits, NumbersAreIntegersBelowTwoToThe53) {
  EXPECT_FALSE(document_limits("[0, 9007199254740991]").number);
  for (const char* wrong : {"[-0]", "[1.0]", "[1e3]", "[01]", "[9007199254740992]", "[-1]"}) {
    EXPECT_TRUE(document_limits(wrong).number) << wrong;
  }
  EXPECT_EQ(document_limits("[\n1,\n-5\n]").number->line, 3U);
}

TEST(DocumentLimits, EndsOnWhateverIsNoJson) {
  for (const char* odd : {"", "\"", "\"\\", "-", "]]]]", "{\"a"}) {
    EXPECT_FALSE(document_limits(odd).nesting) << odd;
  }
}

}  // namespace
}  // namespace klero::verifier
