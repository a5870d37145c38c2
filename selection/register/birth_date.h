// Birth dates as registers write them, and the age on the day of eligibility.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace klero::selection {

using Date = std::chrono::year_month_day;

// Reads `YYYY-MM-DD`, `DD.MM.YYYY` (also `D.M.YYYY`) or `YYYYMMDD`, nothing else: no blanks, no
// short years, no date that the calendar does not have. Years 1800 to 2199, so that no eight digits
// are a date in two ways. Nothing if it is not such a date.
[[nodiscard]] std::optional<Date> parse_register_date(std::string_view text);

// `YYYY-MM-DD`: as a birth date stands in the identity line, however the register writes it.
[[nodiscard]] std::string iso_date(Date date);

// Reads an age in completed years, as some registers give it in place of the birth date: 0 to 130,
// without sign or leading zeros. Nothing if it is not such an age; no text is both.
[[nodiscard]] std::optional<std::uint64_t> parse_register_age(std::string_view text);

// What `text`, which is neither date nor age, is instead, and what helps: to stand behind "holds '…'".
[[nodiscard]] std::string_view why_no_date(std::string_view text);

// The age in completed years on `day`. The birthday itself counts. Who was born on 29 February
// completes a year on 1 March where there is no 29 February (BGB §§ 187, 188).
// Nothing if `birth` is later than `day`.
[[nodiscard]] std::optional<int> age_on(Date birth, Date day);

}  // namespace klero::selection
