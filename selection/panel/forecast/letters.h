// Before the letters go out: how likely is it that those who reply can fill every quota?
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "selection/panel/problem/progress.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

// A feature that the register does not know: how often its categories are expected among those who
// reply, as weights that need not sum to anything.
struct ExpectedFeature {
  std::vector<std::size_t> quotas;     // by category
  std::vector<std::uint32_t> weights;  // by category; not all 0
};

// People who get letters and of whom the register says the same.
struct LetterStratum {
  std::string name;  // for messages
  std::uint32_t letters = 0;
  std::uint32_t replies_per_million = 0;  // expected, 0..1'000'000
  std::vector<std::size_t> quotas;        // for which everybody here counts
  std::vector<ExpectedFeature> features;  // for which each person falls into one category
};

struct LetterPlan {
  std::uint32_t seats = 0;
  std::vector<Quota> quotas;  // without members
  std::vector<LetterStratum> strata;
};

struct LetterForecast {
  std::uint32_t trials = 0;
  std::uint32_t feasible = 0;             // trials in which a panel was there
  std::uint32_t feasible_with_flex = 0;   // the same within the flex bounds
  std::uint64_t replies = 0;              // over all trials
  std::vector<std::uint32_t> too_few;     // by quota: trials in which fewer replied than its min
};

// Simulates the replies `trials` times: everybody who got a letter replies or not, independently.
// The same seed gives the same forecast. Throws Error for a plan that makes no sense.
//
//   trials  1..100'000
[[nodiscard]] LetterForecast chance_of_feasibility(const LetterPlan& plan,
                                                   std::uint32_t trials = 1000,
                                                   std::uint64_t seed = 1,
                                                   const std::atomic<bool>* cancel = nullptr,
                                                   const Progress& progress = {});

}  // namespace klero::selection
