#include "selection/panel/integer/case_proof.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace klero::selection {
namespace {

__extension__ using Wide = __int128;

// Small scales first: most prices are fractions with small denominators, and a proof with small
// numbers is short to write down.
constexpr std::array<std::int64_t, 12> kScales = {
    1, 2, 3, 4, 6, 12, 60, 840, 27'720, 1 << 20, 1 << 26, std::int64_t{1} << 32};
constexpr double kLargestFactor = 1e15;

std::optional<std::vector<std::int64_t>> round_factors(std::span<const double> factors,
                                                       double scale) {
  std::vector<std::int64_t> rounded;
  for (const double factor : factors) {
    const double value = factor * scale;
    if (!(std::abs(value) < kLargestFactor)) {
      return std::nullopt;
    }
    rounded.push_back(std::llround(value));
  }
  return rounded;
}

// The most that scale * objective can be, by the sum of rows with these factors; nothing if a
// factor uses a bound that a row does not have.
std::optional<Wide> sum_bound(const IntegerProgram& program, const CaseBounds& bounds,
                              std::int64_t scale, const std::vector<std::int64_t>& factors) {
  Wide sum = 0;
  std::vector<Wide> remains(program.columns.size());
  for (std::size_t c = 0; c < remains.size(); ++c) {
    remains[c] = static_cast<Wide>(scale) * program.columns[c].objective;
  }
  for (std::size_t r = 0; r < factors.size(); ++r) {
    if (factors[r] == 0) {
      continue;
    }
    const IntegerRow& row = program.rows[r];
    const std::int64_t side = factors[r] > 0 ? row.max : row.min;
    if (side >= kNoBound || side <= -kNoBound) {
      return std::nullopt;
    }
    sum += static_cast<Wide>(factors[r]) * side;
    for (const IntegerEntry& entry : row.entries) {
      remains[entry.column] -= static_cast<Wide>(factors[r]) * entry.factor;
    }
  }
  for (std::size_t c = 0; c < remains.size(); ++c) {
    sum += remains[c] * (remains[c] > 0 ? bounds.max[c] : bounds.min[c]);
  }
  return sum;
}

CaseNode make_leaf(std::int64_t scale, const std::vector<std::int64_t>& factors) {
  CaseNode leaf;
  leaf.scale = scale;
  for (std::size_t r = 0; r < factors.size(); ++r) {
    if (factors[r] != 0) {
      leaf.row_factors.emplace_back(static_cast<std::uint32_t>(r), factors[r]);
    }
  }
  return leaf;
}

}  // namespace

std::optional<CaseNode> prove_bound(const IntegerProgram& program, const CaseBounds& bounds,
                                    std::span<const double> row_prices, std::int64_t bound) {
  for (const std::int64_t scale : kScales) {
    const auto factors = round_factors(row_prices, static_cast<double>(scale));
    if (!factors) {
      break;
    }
    const auto sum = sum_bound(program, bounds, scale, *factors);
    if (sum && *sum < static_cast<Wide>(scale) * (bound + 1)) {
      return make_leaf(scale, *factors);
    }
  }
  return std::nullopt;
}

std::optional<CaseNode> prove_contradiction(const IntegerProgram& program,
                                            const CaseBounds& bounds,
                                            std::span<const double> factors) {
  double largest = 0;
  for (const double factor : factors) {
    largest = std::max(largest, std::abs(factor));
  }
  if (!(largest > 0)) {
    return std::nullopt;
  }
  // The solver's sign of a contradiction is not to be relied on, so both are tried.
  for (const std::int64_t scale : kScales) {
    for (const double sign : {1.0, -1.0}) {
      const auto rounded = round_factors(factors, sign * static_cast<double>(scale) / largest);
      const auto sum = rounded ? sum_bound(program, bounds, 0, *rounded) : std::nullopt;
      if (sum && *sum < 0) {
        return make_leaf(0, *rounded);
      }
    }
  }
  return std::nullopt;
}

}  // namespace klero::selection
