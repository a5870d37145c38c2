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

// The parts of `D.M.Y`; days and months of one or two digits. Empty if the text is not so.
struct Dotted {
  std::string_view day;
  std::string_view month;
  std::string_view year;
};

Dotted cut_at_dots(std::string_view text) {
  const std::size_t first = text.find('.');
  const std::size_t second = first == std::string_view::npos ? first : text.find('.', first + 1);
  if (second == std::string_view::npos) return {};
  const Dotted parts{text.substr(0, first), text.substr(first + 1, second - first - 1),
                     text.substr(second + 1)};
  const auto one_or_two = [](std::string_view part) { return part.size() == 1 || part.size() == 2; };
  return one_or_two(parts.day) && one_or_two(parts.month) ? parts : Dotted{};
}

}  // namespace

std::optional<Date> parse_register_date(std::string_view text) {
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    return make_date(digits(text.substr(0, 4)), digits(text.substr(5, 2)),
                     digits(text.substr(8, 2)));
  }
  if (text.size() == 8 && text.find('.') == std::string_view::npos) {
    return make_date(digits(text.substr(0, 4)), digits(text.substr(4, 2)),
                     digits(text.substr(6, 2)));
  }
  const Dotted parts = cut_at_dots(text);
  if (parts.year.size() != 4) return std::nullopt;
  return make_date(digits(parts.year), digits(parts.month), digits(parts.day));
}

std::string iso_date(Date date) {
  const auto two_digits = [](unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day()));
}

std::optional<std::uint64_t> parse_register_age(std::string_view text) {
  constexpr int kOldest = 130;
  const bool written_well = !text.empty() && text.size() <= 3 && (text == "0" || text[0] != '0');
  const int age = written_well ? digits(text) : -1;
  if (age < 0 || age > kOldest) return std::nullopt;
  return static_cast<std::uint64_t>(age);
}

bool is_short_year_date(std::string_view text) {
  const Dotted parts = cut_at_dots(text);
  return parts.year.size() == 2 && make_date(2000, digits(parts.month), digits(parts.day)) &&
         digits(parts.year) >= 0;
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
