#include "crypto/base/text.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "crypto/base/utf8.h"

namespace klero::crypto {
namespace {

using namespace std::string_literals;

// RFC 3629, section 3, applied to a code point: an encoder of the test's own.
std::string encoded(std::uint32_t code, int bytes) {
  if (bytes == 1) {
    return {static_cast<char>(code)};
  }
  std::string text;
  for (int i = 0; i < bytes - 1; ++i) {
    text.insert(text.begin(), static_cast<char>(0x80U | (code & 0x3fU)));
    code >>= 6;
  }
  const std::uint32_t mark = 0xffU << (8 - bytes) & 0xffU;
  text.insert(text.begin(), static_cast<char>(mark | code));
  return text;
}

int shortest(std::uint32_t code) {
  if (code < 0x80) {
    return 1;
  }
  if (code < 0x800) {
    return 2;
  }
  return code < 0x10000 ? 3 : 4;
}

TEST(Utf8, TakesEveryCodePointInItsShortestFormAndNoSurrogate) {
  for (std::uint32_t code = 0; code <= 0x10ffff; ++code) {
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    const std::string text = encoded(code, shortest(code));
    ASSERT_EQ(is_utf8(text), !surrogate) << std::hex << code;
    if (!surrogate) {
      ASSERT_EQ(first_utf8_character(text).code, code);
      ASSERT_EQ(first_utf8_character(text + "x").bytes, text.size());
    }
  }
}

TEST(Utf8, RefusesEveryOverlongForm) {
  for (std::uint32_t code = 0; code < 0x10000; ++code) {
    for (int bytes = shortest(code) + 1; bytes <= 4; ++bytes) {
      ASSERT_FALSE(is_utf8(encoded(code, bytes))) << std::hex << code << " in " << bytes;
    }
  }
}

TEST(Utf8, RefusesBrokenSequences) {
  const std::vector<std::string> broken = {
      "\x80", "\xbf", "\xc3", "\xc3(", "\xe2\x82", "\xe2(\xa1", "\xf0\x9f\x98", "\xf4\x90\x80\x80",
      "\xf5\x80\x80\x80", "\xfe", "\xff", "ok\xc3", "\xf8\x88\x80\x80\x80"};
  for (const std::string& text : broken) {
    EXPECT_FALSE(is_utf8(text)) << escape_text(text);
  }
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("Straße, Łódź, 漢字, 😀"));
  EXPECT_TRUE(is_utf8("\0"s));
}

TEST(Control, IsExactlyTheUnicodeCategory) {
  for (std::uint32_t code = 0; code < 0x3000; ++code) {
    const bool control = code < 0x20 || (code >= 0x7f && code < 0xa0);
    ASSERT_EQ(has_control("a" + encoded(code, shortest(code)) + "b"), control) << std::hex << code;
  }
}

TEST(Escape, LeavesOrdinaryTextAlone) {
  EXPECT_EQ(escape_text("Jürgen Müller, 漢字 😀"), "Jürgen Müller, 漢字 😀");
}

TEST(Escape, ShowsWhatATerminalWouldObey) {
  EXPECT_EQ(escape_text("a\nb\tc\rd"), "a\\nb\\tc\\rd");
  EXPECT_EQ(escape_text("\x1b[31mred"), "\\x1b[31mred");
  EXPECT_EQ(escape_text("\0\x7f"s), "\\x00\\x7f");
  EXPECT_EQ(escape_text("\xc2\x9b"), "\\u{9b}");                // CSI in one character
  EXPECT_EQ(escape_text("a\xe2\x80\xae" "b"), "a\\u{202e}b");   // right-to-left override
  EXPECT_EQ(escape_text("\xef\xbb\xbf"), "\\u{feff}");          // BOM
  EXPECT_EQ(escape_text("\xe2\x80\xa8"), "\\u{2028}");          // line separator
  EXPECT_EQ(escape_text("\xff" "a"), "\\xffa");                 // not UTF-8
  EXPECT_EQ(escape_text("\xc2\xa7\xc2\xa0" "51"), "\xc2\xa7\xc2\xa0" "51");  // § 51, with a no-break space
  EXPECT_EQ(escape_value("Nord\xc2\xa0"), "Nord\\u{a0}");
  EXPECT_EQ(escape_value("\xe2\x80\xaf" "a\xe3\x80\x80 b\xc2\xad"), "\\u{202f}a\\u{3000} b\\u{ad}");
  EXPECT_EQ(escape_text("\\n"), "\\\\n");                       // so that escapes cannot be forged
}

TEST(Escape, IsBoundedAndCutsBetweenCharacters) {
  EXPECT_EQ(escape_text(std::string(1000, 'x'), 10), std::string(10, 'x') + "…");
  EXPECT_EQ(escape_text(std::string(10, 'x'), 10), std::string(10, 'x'));
  EXPECT_EQ(escape_text("ääää", 5), "ää…");
  EXPECT_EQ(escape_text("x\x01y", 4), "x…");
}

TEST(ParseUint, TakesDecimalNumbersOnly) {
  EXPECT_EQ(parse_uint("0"), 0U);
  EXPECT_EQ(parse_uint("7"), 7U);
  EXPECT_EQ(parse_uint("18446744073709551615"), UINT64_MAX);
  for (const char* wrong :
       {"", "00", "01", "+1", "-1", "-0", " 1", "1 ", "1.0", "1e3", "0x1", "18446744073709551616",
        "99999999999999999999999", "a", "١", "1\n"}) {
    EXPECT_FALSE(parse_uint(wrong)) << wrong;
  }
  EXPECT_FALSE(parse_uint("1\0"s));
}

TEST(TrimBlanks, TakesBlanksAtTheEndsAndNothingElse) {
  EXPECT_EQ(trim_blanks("  a b "), "a b");
  EXPECT_EQ(trim_blanks("a"), "a");
  EXPECT_EQ(trim_blanks("   "), "");
  EXPECT_EQ(trim_blanks(""), "");
  EXPECT_EQ(trim_blanks("\ta\n"), "\ta\n");
  EXPECT_EQ(trim_blanks("\u00A0a "), "\u00A0a");  // a no-break space is no blank
}

TEST(Split, KeepsEmptyPieces) {
  using Pieces = std::vector<std::string_view>;
  EXPECT_EQ(split("a,,b", ','), (Pieces{"a", "", "b"}));
  EXPECT_EQ(split("", ','), (Pieces{""}));
  EXPECT_EQ(split(",", ','), (Pieces{"", ""}));
  EXPECT_EQ(split("ab", ','), (Pieces{"ab"}));
}

}  // namespace
}  // namespace klero::crypto
