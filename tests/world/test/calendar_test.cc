#include "tests/world/calendar.h"

#include <gtest/gtest.h>

namespace klero::world {
namespace {

TEST(Calendar, CountsDaysFrom1970) {
  EXPECT_EQ(day_of(1970, 1, 1), 0);
  EXPECT_EQ(day_of(2000, 3, 1), 11017);  // date -u -d @951868800
  EXPECT_EQ(day_of(1969, 12, 31), -1);
}

TEST(Calendar, WritesIsoDates) {
  EXPECT_EQ(iso_date(0), "1970-01-01");
  EXPECT_EQ(iso_date(11016), "2000-02-29");
}

TEST(Calendar, FindsTheDateInAnIdentityLine) {
  EXPECT_EQ(find_iso_date("Karl-Heinz 1-2 | 1970-01-02", -7), 1);
  EXPECT_EQ(find_iso_date("Meier | Anna | 02.01.1970", -7), -7);
  EXPECT_EQ(find_iso_date("", -7), -7);
}

TEST(Calendar, TheBirthdayItselfCounts) {
  EXPECT_EQ(iso_date(born_for_age(day_of(2022, 3, 1), 16)), "2006-03-01");
}

}  // namespace
}  // namespace klero::world
