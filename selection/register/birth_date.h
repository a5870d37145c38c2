// Birth dates as registers write them, and the age on the day of eligibility.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace klero::selection {

using Date = std::chrono::year_month_day;

// Reads `YYYY-MM-DD` or `DD.MM.YYYY`, nothing else: no blanks, no short years, no date that the
// calendar does not have. Years 1800 to 2199. Nothing if it is not such a date.
[[nodiscard]] std::optional<Date> parse_register_date(std::string_view text);

// The age in completed years on `day`. The birthday itself counts. Who was born on 29 February
// completes a year on 1 March where there is no 29 February (BGB §§ 187, 188).
// Nothing if `birth` is later than `day`.
[[nodiscard]] std::optional<int> age_on(Date birth, Date day);

}  // namespace klero::selection
