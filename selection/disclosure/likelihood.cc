#include "selection/disclosure/likelihood.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace klero::selection {
namespace {

constexpr double kLeast = 0.005;

// By row: by which factor people of its stratum are seen more often than the average.
std::vector<double> stratum_factors(const PublicFacts& facts,
                                    const std::vector<std::uint32_t>& seen) {
  struct Seen {
    double people = 0;
    double times = 0;
  };
  std::map<std::uint32_t, Seen> strata;
  Seen all;
  for (Row row = 0; row < facts.pool_size; ++row) {
    Seen& stratum = strata[facts.strata[row]];
    for (Seen* one : {&stratum, &all}) {
      one->people += 1;
      one->times += seen[row];
    }
  }
  const double average = all.times / all.people;
  std::vector<double> factors;
  for (const std::uint32_t stratum : facts.strata) {
    // As if one more person, seen like the average, were there: a stratum of one says little.
    const Seen& one = strata[stratum];
    factors.push_back(average == 0 ? 1 : (one.times + average) / (one.people + 1) / average);
  }
  return factors;
}

}  // namespace

std::vector<Likelihood> weigh_answers(const PublicFacts& facts) {
  std::vector<std::uint32_t> seen(facts.pool_size, 0);
  for (const Panel& panel : facts.opened) {
    for (const Row row : panel) {
      ++seen[row];
    }
  }
  const std::vector<double> factors = stratum_factors(facts, seen);
  const auto opened = static_cast<double>(facts.opened.size());
  std::vector<Likelihood> result;
  for (std::size_t f = 0; f < facts.features.size(); ++f) {
    Likelihood& likelihood = result.emplace_back();
    for (Row row = 0; row < facts.pool_size; ++row) {
      std::vector<double>& weights = likelihood.weights.emplace_back();
      for (std::size_t c = 0; c < facts.features[f].categories.size(); ++c) {
        const HiddenCategory& category = facts.features[f].categories[c];
        const double people = std::max(1U, facts.counts.front().ranges[f][c].max);
        const double seats = (category.min + category.max) / 2.0;
        const double chance = std::clamp(seats / people * factors[row], kLeast, 1 - kLeast);
        weights.push_back(std::log(people / facts.pool_size) + seen[row] * std::log(chance) +
                          (opened - seen[row]) * std::log(1 - chance));
      }
      likelihood.likeliest.push_back(
          static_cast<std::uint32_t>(std::ranges::max_element(weights) - weights.begin()));
    }
  }
  return result;
}

}  // namespace klero::selection
