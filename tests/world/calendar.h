// Days as numbers, and birthdays.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace klero::world {

using Day = std::int32_t;  // days since 1970-01-01, proleptic Gregorian

[[nodiscard]] Day day_of(int year, unsigned month, unsigned day);

// "2022-03-01".
[[nodiscard]] std::string iso_date(Day day);

// The day of the first ten bytes "YYYY-MM-DD" found in `text`; `missing` if there is none.
[[nodiscard]] Day find_iso_date(std::string_view text, Day missing);

// The last birth date of people who are at least `age` on `day`: the same day `age` years before.
// `day` is not 29 February.
[[nodiscard]] Day born_for_age(Day day, unsigned age);

}  // namespace klero::world
