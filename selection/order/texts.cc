#include "selection/order/texts.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "crypto/base/bytes.h"
#include "crypto/base/text.h"

namespace klero::selection {
namespace {

constexpr std::size_t kLongestText = 500;  // bytes

std::optional<unsigned> digits(std::string_view text) {
  unsigned number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    number = 10 * number + static_cast<unsigned>(c - '0');
  }
  return number;
}

}  // namespace

bool is_text(std::string_view text) {
  return !text.empty() && text.size() <= kLongestText && text.front() != ' ' &&
         text.back() != ' ' && crypto::is_utf8(text) && !crypto::has_control(text);
}

bool is_name(std::string_view text) {
  return is_text(text) && text.find_first_of("|\t\"") == std::string_view::npos;
}

bool is_taken_name(std::string_view name) {
  constexpr std::array<std::string_view, 5> kTaken = {"stratum", "people", "letters", "leaf", "row"};
  return std::ranges::find(kTaken, name) != kTaken.end();
}

bool is_checksum(std::string_view text) {
  return crypto::digest_from_hex(text).has_value();
}

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string write_date(std::chrono::year_month_day date) {
  const auto padded = [](unsigned number, std::size_t width) {
    const std::string plain = std::to_string(number);
    return std::string(width - std::min(width, plain.size()), '0') + plain;
  };
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         padded(static_cast<unsigned>(date.month()), 2) + "-" +
         padded(static_cast<unsigned>(date.day()), 2);
}

}  // namespace klero::selection
