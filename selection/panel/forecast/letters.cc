#include "selection/panel/forecast/letters.h"

#include <numeric>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/panel/forecast/feasible.h"
#include "selection/panel/lottery/window_search.h"

namespace klero::selection {
namespace {

using crypto::Error;

constexpr std::uint32_t kMaxTrials = 100'000;
constexpr std::uint32_t kMillion = 1'000'000;

void require_feature(const LetterPlan& plan, const LetterStratum& stratum,
                     const ExpectedFeature& feature) {
  const std::uint64_t sum =
      std::accumulate(feature.weights.begin(), feature.weights.end(), std::uint64_t{0});
  if (feature.quotas.size() != feature.weights.size() || sum == 0) {
    throw Error("letters to " + crypto::escape_text(stratum.name) +
                ": expected a weight for each category, not all 0");
  }
  for (const std::size_t quota : feature.quotas) {
    if (quota >= plan.quotas.size()) {
      throw Error("letters to " + crypto::escape_text(stratum.name) + ": no such quota");
    }
  }
}

void require_plan(const LetterPlan& plan, std::uint32_t trials) {
  if (trials == 0 || trials > kMaxTrials) {
    throw Error("letters: expected 1 to " + std::to_string(kMaxTrials) + " trials, got " +
                std::to_string(trials));
  }
  std::uint64_t letters = 0;
  for (const LetterStratum& stratum : plan.strata) {
    letters += stratum.letters;
    if (stratum.replies_per_million > kMillion || letters > kMaxPoolSize) {
      throw Error("letters to " + crypto::escape_text(stratum.name) +
                  ": more replies than letters, or too many letters");
    }
    for (const std::size_t quota : stratum.quotas) {
      if (quota >= plan.quotas.size()) {
        throw Error("letters to " + crypto::escape_text(stratum.name) + ": no such quota");
      }
    }
    for (const ExpectedFeature& feature : stratum.features) {
      require_feature(plan, stratum, feature);
    }
  }
}

// Numbers that follow from the seed alone.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(mix_bits(seed)) {}

  // 0..below - 1; the bias of at most below / 2^64 does not matter in a forecast.
  std::uint64_t below(std::uint64_t below) { return mix_bits(state_++) % below; }

 private:
  std::uint64_t state_;
};

std::size_t pick(const ExpectedFeature& feature, Numbers& numbers) {
  std::uint64_t at = numbers.below(
      std::accumulate(feature.weights.begin(), feature.weights.end(), std::uint64_t{0}));
  std::size_t category = 0;
  while (at >= feature.weights[category]) {
    at -= feature.weights[category++];
  }
  return feature.quotas[category];
}

QuotaProblem simulate_replies(const LetterPlan& plan, Numbers& numbers) {
  QuotaProblem problem{.pool_size = 0, .seats = plan.seats, .quotas = plan.quotas,
                       .at_most_one = {}};
  for (const LetterStratum& stratum : plan.strata) {
    for (std::uint32_t letter = 0; letter < stratum.letters; ++letter) {
      if (numbers.below(kMillion) >= stratum.replies_per_million) {
        continue;
      }
      const Row row = problem.pool_size++;
      for (const std::size_t quota : stratum.quotas) {
        problem.quotas[quota].members.push_back(row);
      }
      for (const ExpectedFeature& feature : stratum.features) {
        problem.quotas[pick(feature, numbers)].members.push_back(row);
      }
    }
  }
  return problem;
}

void use_flex(QuotaProblem& problem) {
  for (Quota& quota : problem.quotas) {
    quota.min = quota.min_flex;
    quota.max = quota.max_flex;
  }
}

}  // namespace

LetterForecast chance_of_feasibility(const LetterPlan& plan, std::uint32_t trials,
                                     std::uint64_t seed, const std::atomic<bool>* cancel,
                                     const Progress& progress) {
  require_plan(plan, trials);
  LetterForecast forecast;
  forecast.trials = trials;
  forecast.too_few.assign(plan.quotas.size(), 0);
  Numbers numbers(seed);
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    if (progress) {
      progress("simulated calls", trial, trials);
    }
    QuotaProblem problem = simulate_replies(plan, numbers);
    forecast.replies += problem.pool_size;
    for (std::size_t q = 0; q < plan.quotas.size(); ++q) {
      forecast.too_few[q] += problem.quotas[q].members.size() < problem.quotas[q].min ? 1U : 0U;
    }
    const bool strictly = has_panel(problem, cancel);
    forecast.feasible += strictly ? 1U : 0U;
    use_flex(problem);
    forecast.feasible_with_flex += strictly || has_panel(problem, cancel) ? 1U : 0U;
  }
  return forecast;
}

}  // namespace klero::selection
