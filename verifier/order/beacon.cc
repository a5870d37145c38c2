#include "verifier/order/beacon.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

#include "crypto/base/text.h"
#include "crypto/beacon/drand.h"

namespace klero::verifier {
namespace {

constexpr std::uint64_t kBalls = 49;
constexpr std::size_t kDrawn = 6;
constexpr std::uint64_t kMaxSuperzahl = 9;
constexpr std::size_t kDrandDigits = 64;
constexpr std::size_t kNistDigits = 128;

// The day, if all ten characters are right.
std::optional<std::chrono::year_month_day> read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  std::array<int, 3> numbers{};
  const std::array<std::string_view, 3> parts{text.substr(0, 4), text.substr(5, 2),
                                              text.substr(8, 2)};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const char c : parts[i]) {
      if (c < '0' || c > '9') {
        return std::nullopt;
      }
      numbers[i] = numbers[i] * 10 + (c - '0');
    }
  }
  using std::chrono::day, std::chrono::month, std::chrono::year;
  const std::chrono::year_month_day date{year{numbers[0]}, month{static_cast<unsigned>(numbers[1])},
                                         day{static_cast<unsigned>(numbers[2])}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

// 12:00 UTC of a day.
std::int64_t noon_of(const std::chrono::year_month_day& date) {
  const std::chrono::sys_seconds noon = std::chrono::sys_days(date) + std::chrono::hours(12);
  return noon.time_since_epoch().count();
}

// The end of all times if it is later than a round can be.
std::int64_t time_of_round(const Beacon& beacon, std::uint64_t round) {
  return crypto::drand_round_time(beacon.genesis, beacon.period, round)
      .value_or(std::numeric_limits<std::int64_t>::max());
}

std::optional<Instance> read_lotto_instance(const Beacon& beacon, std::string_view day) {
  const auto date = read_date(day);
  if (!date || !is_wednesday_or_saturday(day) || day < beacon.first_day) {
    return std::nullopt;
  }
  return Instance{"lotto " + std::string(day), 0, noon_of(*date)};
}

std::optional<Instance> read_numbered_instance(const Beacon& beacon, std::string_view digits) {
  const auto number = crypto::parse_uint(digits);
  if (!number || *number < beacon.first || (*number - beacon.first) % beacon.step != 0) {
    return std::nullopt;
  }
  Instance instance{std::string(name_of(beacon.kind)) + " " + std::string(digits), *number, {}};
  if (beacon.kind == BeaconKind::kDrand) {
    instance.time = time_of_round(beacon, *number);
  }
  return instance;
}

bool are_dice(const Beacon& beacon, const std::vector<std::string_view>& pieces) {
  return pieces.size() == beacon.dice &&
         std::all_of(pieces.begin(), pieces.end(), [&](std::string_view piece) {
           const auto die = crypto::parse_uint(piece);
           return die && 1 <= *die && *die <= beacon.sides;
         });
}

// Six numbers strictly ascending from 1 to 49, and the Superzahl.
bool are_lotto_numbers(const std::vector<std::string_view>& pieces) {
  if (pieces.size() != kDrawn + 1) {
    return false;
  }
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < kDrawn; ++i) {
    const auto ball = crypto::parse_uint(pieces[i]);
    if (!ball || *ball <= last || *ball > kBalls) {
      return false;
    }
    last = *ball;
  }
  const auto superzahl = crypto::parse_uint(pieces.back());
  return superzahl && *superzahl <= kMaxSuperzahl;
}

bool are_digits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::size_t digits_of(BeaconKind kind) {
  return kind == BeaconKind::kDrand ? kDrandDigits : kNistDigits;
}

}  // namespace

std::string_view name_of(BeaconKind kind) {
  switch (kind) {
    case BeaconKind::kDice:
      return "dice";
    case BeaconKind::kLotto:
      return "lotto";
    case BeaconKind::kDrand:
      return "drand";
    case BeaconKind::kNist:
      break;
  }
  return "nist";
}

bool is_date(std::string_view text) { return read_date(text).has_value(); }

bool is_wednesday_or_saturday(std::string_view date) {
  const auto day = read_date(date);
  if (!day) {
    return false;
  }
  const std::chrono::weekday weekday(std::chrono::sys_days{*day});
  return weekday == std::chrono::Wednesday || weekday == std::chrono::Saturday;
}

std::optional<Instance> read_instance(const Beacon& beacon, std::string_view text) {
  const std::string_view word = name_of(beacon.kind);
  if (beacon.kind == BeaconKind::kDice) {
    return text == word ? std::optional(Instance{std::string(word), 0, {}}) : std::nullopt;
  }
  if (!text.starts_with(word) || text.substr(word.size()).substr(0, 1) != " ") {
    return std::nullopt;
  }
  const std::string_view which = text.substr(word.size() + 1);
  return beacon.kind == BeaconKind::kLotto ? read_lotto_instance(beacon, which)
                                           : read_numbered_instance(beacon, which);
}

std::optional<BeaconValue> read_value(const Beacon& beacon, const Instance& instance,
                                      std::string_view line) {
  const std::string beginning = instance.text + " ";
  if (!line.starts_with(beginning)) {
    return std::nullopt;
  }
  const std::string_view rest = line.substr(beginning.size());
  BeaconValue value{beacon.kind, instance.number, std::string(line), {}};
  bool right = false;
  switch (beacon.kind) {
    case BeaconKind::kDice:
      right = are_dice(beacon, crypto::split(rest, ' '));
      break;
    case BeaconKind::kLotto:
      right = are_lotto_numbers(crypto::split(rest, ' '));
      break;
    case BeaconKind::kDrand:
    case BeaconKind::kNist:
      right = are_digits(rest, digits_of(beacon.kind));
      value.random = rest;
      break;
  }
  return right ? std::optional(value) : std::nullopt;
}

std::string form_of_value(const Beacon& beacon, const Instance& instance) {
  switch (beacon.kind) {
    case BeaconKind::kDice:
      return "dice and " + std::to_string(beacon.dice) + " numbers from 1 to " +
             std::to_string(beacon.sides);
    case BeaconKind::kLotto:
      return instance.text + ", six numbers from 1 to 49 strictly ascending and one from 0 to 9";
    case BeaconKind::kDrand:
    case BeaconKind::kNist:
      break;
  }
  return instance.text + " and " + std::to_string(digits_of(beacon.kind)) + " digits 0-9 a-f";
}

}  // namespace klero::verifier
