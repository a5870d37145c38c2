#include "selection/order/texts.h"

#include <gtest/gtest.h>

#include <string>

namespace klero::selection {
namespace {

TEST(Text, Is1To500BytesOfOneLineWithoutOuterBlank) {
  EXPECT_TRUE(is_text("a"));
  EXPECT_TRUE(is_text("a b"));
  EXPECT_TRUE(is_text(std::string(500, 'x')));
  EXPECT_FALSE(is_text(std::string(501, 'x')));
  for (const char* const bad : {"", " a", "a ", "a\nb", "a\tb", "a\x7f", "\xc2\x85", "\xff", "\xc0\x80"}) {
    EXPECT_FALSE(is_text(bad)) << bad;
  }
}

TEST(Name, HasNoBarTabAndQuotationMark) {
  EXPECT_TRUE(is_name("w/d"));
  EXPECT_TRUE(is_name("16-34 <&>"));
  EXPECT_FALSE(is_name("a|b"));
  EXPECT_FALSE(is_name("a\"b"));
  EXPECT_FALSE(is_name(""));
}

TEST(Name, IsTakenIfTheRecordUsesIt) {
  for (const char* const taken : {"stratum", "people", "letters", "leaf", "row"}) {
    EXPECT_TRUE(is_taken_name(taken));
  }
  EXPECT_FALSE(is_taken_name("rows"));
}

TEST(Date, ExistsAndIsWrittenInTenCharacters) {
  for (const char* const day : {"2026-03-01", "2024-02-29", "0001-01-01", "9999-12-31"}) {
    ASSERT_TRUE(parse_date(day).has_value()) << day;
    EXPECT_EQ(write_date(*parse_date(day)), day);
  }
  for (const char* const bad :
       {"2023-02-29", "2026-13-01", "2026-00-10", "2026-3-01", "2026-03-1", "+026-03-01",
        "2026/03/01", "2026-03-01 ", "", "2026-04-31"}) {
    EXPECT_FALSE(parse_date(bad).has_value()) << bad;
  }
}

TEST(Checksum, Is64LowerCaseDigits) {
  EXPECT_TRUE(is_checksum(std::string(64, 'a')));
  EXPECT_FALSE(is_checksum(std::string(64, 'A')));
  EXPECT_FALSE(is_checksum(std::string(63, 'a')));
  EXPECT_FALSE(is_checksum(""));
}

}  // namespace
}  // namespace klero::selection
