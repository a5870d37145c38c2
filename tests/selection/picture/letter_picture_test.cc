#include "selection/picture/letter_picture.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace klero::selection {
namespace {

// That a picture decodes to its code, by a reader that is not ours: tests/cmd/klero/test_post.py.

constexpr std::string_view kCode = "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-DBRZ";

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char c : bytes.substr(0, 4)) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

TEST(LetterPicture, IsAPngAsLargeAsTheStandardSays) {
  const std::string picture = letter_picture(kCode);
  ASSERT_GT(picture.size(), 33U);
  EXPECT_EQ(picture.substr(0, 8), "\x89PNG\r\n\x1a\n");
  EXPECT_EQ(picture.substr(12, 4), "IHDR");
  // ISO/IEC 18004: 44 characters of the alphanumeric kind need version 3 at level M (61; version 2
  // has 38), 29 modules wide.
  EXPECT_EQ(big_endian(std::string_view(picture).substr(16)), (29U + 2 * 4) * 8);
  EXPECT_EQ(big_endian(std::string_view(picture).substr(20)), (29U + 2 * 4) * 8);
  EXPECT_EQ(picture.substr(picture.size() - 8, 4), "IEND");
}

TEST(LetterPicture, IsTheSameForTheSameCodeAndOfNoOther) {
  EXPECT_EQ(letter_picture(kCode), letter_picture(kCode));
  EXPECT_NE(letter_picture(kCode), letter_picture("BAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-DBRZ"));
}

}  // namespace
}  // namespace klero::selection
