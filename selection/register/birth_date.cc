#include "selection/register/birth_date.h"

namespace klero::selection {
namespace {

// The value of `text` if it is digits only; -1 otherwise. At most four digits are asked for.
int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1800 || year > 2199 || month < 1 || day < 1) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

}  // namespace

std::optional<Date> parse_register_date(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  if (text[4] == '-' && text[7] == '-') {
    return make_date(digits(text.substr(0, 4)), digits(text.substr(5, 2)),
                     digits(text.substr(8, 2)));
  }
  if (text[2] == '.' && text[5] == '.') {
    return make_date(digits(text.substr(6, 4)), digits(text.substr(3, 2)),
                     digits(text.substr(0, 2)));
  }
  return std::nullopt;
}

std::optional<int> age_on(Date birth, Date day) {
  if (birth > day) return std::nullopt;
  int age = static_cast<int>(day.year()) - static_cast<int>(birth.year());
  const bool birthday_to_come =
      day.month() < birth.month() || (day.month() == birth.month() && day.day() < birth.day());
  if (birthday_to_come) --age;
  return age;
}

}  // namespace klero::selection
