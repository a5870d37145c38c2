#include "tests/world/calendar.h"

#include <algorithm>
#include <chrono>

namespace klero::world {
namespace {

std::chrono::year_month_day civil(Day day) {
  return std::chrono::sys_days(std::chrono::days(day));
}

void append_digits(std::string& text, unsigned number, unsigned width) {
  const std::string digits = std::to_string(number);
  text.append(width - std::min<std::size_t>(width, digits.size()), '0').append(digits);
}

bool looks_like_date(std::string_view text) {
  for (std::size_t i = 0; i < 10; ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : (text[i] < '0' || text[i] > '9')) {
      return false;
    }
  }
  return true;
}

unsigned digits(std::string_view text) {
  unsigned number = 0;
  for (const char c : text) {
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

}  // namespace

Day day_of(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  return static_cast<Day>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::string iso_date(Day day) {
  const auto date = civil(day);
  std::string text;
  append_digits(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  text += '-';
  append_digits(text, static_cast<unsigned>(date.month()), 2);
  text += '-';
  append_digits(text, static_cast<unsigned>(date.day()), 2);
  return text;
}

Day find_iso_date(std::string_view text, Day missing) {
  for (std::size_t start = 0; start + 10 <= text.size(); ++start) {
    const auto part = text.substr(start, 10);
    if (looks_like_date(part)) {
      return day_of(static_cast<int>(digits(part.substr(0, 4))), digits(part.substr(5, 2)),
                    digits(part.substr(8, 2)));
    }
  }
  return missing;
}

Day born_for_age(Day day, unsigned age) {
  const auto date = civil(day);
  return day_of(static_cast<int>(date.year()) - static_cast<int>(age),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace klero::world
