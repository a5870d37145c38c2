#include "selection/panel/linear/proportions.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace klero::selection {
namespace {

constexpr double kNoise = 1e-9;
constexpr std::int64_t kMaxDenominator = 1'000'000;
constexpr std::int64_t kMaxCommon = std::int64_t{1} << 45;

// The denominator of the simplest fraction within `tolerance` of value, by its continued fraction;
// nothing if that needs a large one.
std::optional<std::int64_t> denominator_of(double value, double tolerance) {
  std::int64_t before = 0;
  std::int64_t denominator = 1;
  double rest = value;
  while (true) {
    const double numerator = std::round(value * static_cast<double>(denominator));
    if (std::abs(value - numerator / static_cast<double>(denominator)) <= tolerance) {
      return denominator;
    }
    rest = 1.0 / (rest - std::floor(rest));
    const double whole = std::floor(rest);
    if (!(whole < static_cast<double>(kMaxDenominator))) {
      return std::nullopt;
    }
    const std::int64_t next = static_cast<std::int64_t>(whole) * denominator + before;
    if (next > kMaxDenominator) {
      return std::nullopt;
    }
    before = std::exchange(denominator, next);
  }
}

}  // namespace

std::optional<std::vector<std::int64_t>> whole_proportions(const std::vector<double>& prices) {
  double largest = 0;
  for (const double price : prices) {
    largest = std::max(largest, std::abs(price));
  }
  if (!(largest > kNoise)) {
    return std::nullopt;
  }
  std::int64_t common = 1;
  for (const double price : prices) {
    const auto denominator = denominator_of(std::abs(price) / largest, kNoise);
    if (!denominator) {
      return std::nullopt;
    }
    common = std::lcm(common, *denominator);
    if (common > kMaxCommon) {
      return std::nullopt;
    }
  }
  std::vector<std::int64_t> whole;
  for (const double price : prices) {
    whole.push_back(std::llround(price / largest * static_cast<double>(common)));
  }
  return whole;
}

}  // namespace klero::selection
