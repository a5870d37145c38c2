#include "selection/register/birth_date.h"

#include <gtest/gtest.h>

namespace klero::selection {
namespace {

using namespace std::chrono;

TEST(BirthDate, ReadsTheTwoSpellingsOfRegisters) {
  EXPECT_EQ(parse_register_date("1970-12-31"), year{1970} / December / 31);
  EXPECT_EQ(parse_register_date("31.12.1970"), year{1970} / December / 31);
  EXPECT_EQ(parse_register_date("2004-02-29"), year{2004} / February / 29);
}

TEST(BirthDate, RefusesEverythingElse) {
  for (const char* const text :
       {"",           "1970",       "1970-1-1",   "31.12.70",   "1970-12-31 ", " 1970-12-31",
        "1970/12/31", "1970-13-01", "1970-00-10", "1970-02-30", "2003-02-29",  "32.01.1970",
        "00.01.1970", "12.31.1970", "1970-12.31", "31-12-1970", "1799-12-31",  "2200-01-01",
        "197O-12-31", "+970-12-31", "1970-12-3a", "0000-00-00"}) {
    EXPECT_FALSE(parse_register_date(text).has_value()) << text;
  }
}

TEST(Age, CountsTheBirthdayItself) {
  const Date birth = year{2010} / September / 1;
  EXPECT_EQ(age_on(birth, year{2026} / August / 31), 15);
  EXPECT_EQ(age_on(birth, year{2026} / September / 1), 16);
  EXPECT_EQ(age_on(birth, year{2010} / September / 1), 0);
}

TEST(Age, OfSomebodyBornLaterThanTheDayIsNone) {
  EXPECT_FALSE(age_on(year{2026} / September / 2, year{2026} / September / 1).has_value());
}

// BGB § 188: whoever was born on 29 February completes a year at the end of 28 February.
TEST(Age, OfTheTwentyNinthOfFebruaryGrowsOnTheFirstOfMarch) {
  const Date birth = year{2008} / February / 29;
  EXPECT_EQ(age_on(birth, year{2026} / February / 28), 17);
  EXPECT_EQ(age_on(birth, year{2026} / March / 1), 18);
  EXPECT_EQ(age_on(birth, year{2028} / February / 28), 19);
  EXPECT_EQ(age_on(birth, year{2028} / February / 29), 20);
}

TEST(BirthDate, IsWrittenInOneForm) {
  EXPECT_EQ(iso_date(*parse_register_date("1.5.2000")), "2000-05-01");
  EXPECT_EQ(iso_date(*parse_register_date("18991231")), "1899-12-31");
}

TEST(BirthDate, MayBeAnAge) {
  EXPECT_EQ(parse_register_age("0"), 0U);
  EXPECT_EQ(parse_register_age("17"), 17U);
  EXPECT_EQ(parse_register_age("130"), 130U);
  for (const char* const text : {"", "00", "07", "131", "1000", "-1", "+1", "1.5", "17 ", "x"}) {
    EXPECT_FALSE(parse_register_age(text)) << text;
  }
}

}  // namespace
}  // namespace klero::selection
