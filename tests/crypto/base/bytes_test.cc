#include "crypto/base/bytes.h"

#include <gtest/gtest.h>

namespace klero::crypto {
namespace {

TEST(Hex, WritesTwoLowerCaseDigitsAByte) {
  const std::array<std::uint8_t, 5> bytes = {0x00, 0x01, 0x7f, 0xab, 0xff};
  EXPECT_EQ(to_hex(bytes), "00017fabff");
  EXPECT_EQ(to_hex({}), "");
}

TEST(Hex, ReadsBackEveryByte) {
  for (int value = 0; value < 256; ++value) {
    const auto byte = static_cast<std::uint8_t>(value);
    const auto read = array_from_hex<1>(to_hex({&byte, 1}));
    ASSERT_TRUE(read);
    EXPECT_EQ((*read)[0], byte);
  }
}

TEST(Hex, TakesNoCharacterButTheSixteenDigits) {
  const std::string_view digits = "0123456789abcdef";
  for (int value = 0; value < 256; ++value) {
    const std::string text = {'0', static_cast<char>(value)};
    SCOPED_TRACE(value);
    EXPECT_EQ(array_from_hex<1>(text).has_value(),
              digits.find(text[1]) != std::string_view::npos);
  }
}

TEST(Hex, RefusesAnotherLength) {
  const std::string right(64, 'a');
  EXPECT_TRUE(digest_from_hex(right));
  EXPECT_FALSE(digest_from_hex(right + "a"));
  EXPECT_FALSE(digest_from_hex(right + "aa"));
  EXPECT_FALSE(digest_from_hex(right.substr(1)));
  EXPECT_FALSE(digest_from_hex(right.substr(2)));
  EXPECT_FALSE(digest_from_hex(""));
  EXPECT_FALSE(bytes_from_hex("abc"));
  EXPECT_EQ(bytes_from_hex(""), "");
  EXPECT_EQ(bytes_from_hex("6162"), "ab");
}

TEST(Digest, ComparesAsUnsignedBytes) {
  Digest low{};
  Digest high{};
  low[0] = 0x7f;
  high[0] = 0x80;
  EXPECT_LT(low, high);
}

}  // namespace
}  // namespace klero::crypto
