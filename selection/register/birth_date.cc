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

// 00.00.1950, 00.05.1950, 1950-00-00 or 19500000, as registers have them of people of whom no more is known.
bool is_without_day(std::string_view text, const Dotted& parts) {
  if (parts.year.size() == 4) {
    return digits(parts.year) > 0 && digits(parts.month) >= 0 && digits(parts.day) == 0;
  }
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    return digits(text.substr(0, 4)) > 0 && digits(text.substr(5, 2)) >= 0 && text.ends_with("-00");
  }
  return text.size() == 8 && digits(text.substr(0, 4)) > 0 && text.ends_with("00") &&
         digits(text.substr(4, 2)) >= 0;
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

std::string_view why_no_date(std::string_view text) {
  const Dotted parts = cut_at_dots(text);
  if (parts.year.size() == 2 && make_date(2000, digits(parts.month), digits(parts.day)) &&
      digits(parts.year) >= 0) {
    return ", a year of two digits: of which century";
  }
  if (is_without_day(text, parts)) {
    return ", a birth of which day or month are unknown: write the day by which your authority reckons "
           "this person's age";
  }
  // 1889 to 2036, counted in days as spreadsheets do.
  if (text.size() == 5 && digits(text) > 0) {
    return ", not a date; a spreadsheet's number of days? format the column as a date there";
  }
  if (text.size() > 10 && (parse_register_date(text.substr(0, 10)))) {
    return ", a date with something behind it: leave away the time of day";
  }
  return ", not a date as 1970-12-31, 31.12.1970 or 19701231";
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
