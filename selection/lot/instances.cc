#include "selection/lot/instances.h"

#include <algorithm>
#include <limits>

#include "crypto/base/text.h"
#include "crypto/beacon/drand.h"
#include "selection/order/texts.h"

namespace klero::selection {
namespace {

namespace chrono = std::chrono;

constexpr std::uint64_t kDay = 86'400;        // seconds
constexpr std::uint64_t kNoon = 43'200;       // 12:00 UTC
// A time that clocks with a sign can hold too.
constexpr auto kNever = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
constexpr std::uint64_t kLargest = (std::uint64_t{1} << 53) - 1;

bool is_draw_day(chrono::year_month_day date) {
  const chrono::weekday day{chrono::sys_days(date)};
  return day == chrono::Wednesday || day == chrono::Saturday;
}

std::uint64_t noon_of(chrono::year_month_day date) {
  const auto days = chrono::sys_days(date).time_since_epoch().count();
  return days < 0 ? 0 : static_cast<std::uint64_t>(days) * kDay + kNoon;
}

// Round or pulse: first, first + step, …
bool is_numbered(std::string_view number, std::uint64_t first, std::uint64_t step) {
  const auto parsed = crypto::parse_uint(number);
  return parsed && *parsed >= first && *parsed <= kLargest && (*parsed - first) % step == 0;
}

// kNever if it is later than a round can be.
std::uint64_t time_of_round(const DrandBeacon& drand, std::uint64_t round) {
  const auto time = crypto::drand_round_time(drand.genesis, drand.period, round);
  return time ? static_cast<std::uint64_t>(*time) : kNever;
}

struct IsInstance {
  std::string_view text;

  bool operator()(const DiceBeacon&) const { return text == "dice"; }
  bool operator()(const LottoBeacon& lotto) const {
    const auto date = text.starts_with("lotto ") ? parse_date(text.substr(6)) : std::nullopt;
    return date && *date >= lotto.first && is_draw_day(*date);
  }
  bool operator()(const DrandBeacon& drand) const {
    return text.starts_with("drand ") && is_numbered(text.substr(6), drand.first, drand.step);
  }
  bool operator()(const NistBeacon& nist) const {
    return text.starts_with("nist ") && is_numbered(text.substr(5), nist.first, nist.step);
  }
};

struct TimeOf {
  std::string_view number;

  std::optional<std::uint64_t> operator()(const DiceBeacon&) const { return std::nullopt; }
  std::optional<std::uint64_t> operator()(const LottoBeacon&) const {
    return noon_of(parse_date(number).value());
  }
  std::optional<std::uint64_t> operator()(const DrandBeacon& drand) const {
    return time_of_round(drand, crypto::parse_uint(number).value());
  }
  std::optional<std::uint64_t> operator()(const NistBeacon&) const { return std::nullopt; }
};

struct FirstAfter {
  std::uint64_t time;

  std::optional<std::string> operator()(const DiceBeacon&) const { return "dice"; }
  std::optional<std::string> operator()(const LottoBeacon& lotto) const {
    const chrono::sys_days asked{chrono::days(static_cast<int>(time / kDay))};
    chrono::sys_days day = std::max(chrono::sys_days(lotto.first), asked);
    while (!is_draw_day(day) || noon_of(day) < time) day += chrono::days(1);
    return "lotto " + write_date(day);
  }
  std::optional<std::string> operator()(const DrandBeacon& drand) const {
    std::uint64_t round = drand.first;
    const std::uint64_t first_time = time_of_round(drand, round);
    if (first_time < time) {
      const std::uint64_t rounds = (time - first_time + drand.period - 1) / drand.period;
      round += (rounds + drand.step - 1) / drand.step * drand.step;
    }
    return "drand " + std::to_string(round);
  }
  std::optional<std::string> operator()(const NistBeacon&) const { return std::nullopt; }
};

}  // namespace

bool is_instance(const BeaconSource& source, std::string_view text) {
  return std::visit(IsInstance{text}, source);
}

std::string_view instance_number(std::string_view text) {
  return text.substr(std::min(text.find(' '), text.size() - 1) + 1);
}

std::optional<std::uint64_t> instance_time(const BeaconSource& source, std::string_view text) {
  return std::visit(TimeOf{instance_number(text)}, source);
}

std::optional<std::string> first_instance(const BeaconSource& source, std::uint64_t time) {
  return std::visit(FirstAfter{time}, source);
}

std::string example_of_instance(const BeaconSource& source) {
  if (const auto* nist = std::get_if<NistBeacon>(&source)) {
    return "nist " + std::to_string(nist->first);
  }
  return first_instance(source, 0).value();
}

}  // namespace klero::selection
