// How likely each answer of each row is, looking at that row alone. Internal to
// selection/disclosure.
//
// Of few who have an answer and many are wanted: then whoever has it sits often. So the number of
// opened panels on which a row was seen says something.
#pragma once

#include <cstdint>
#include <vector>

#include "selection/disclosure/facts.h"

namespace klero::selection {

// For one hidden feature.
struct Likelihood {
  std::vector<std::vector<double>> weights;  // by row, then category: logarithms
  std::vector<std::uint32_t> likeliest;      // by row: the category; of equals the first
};

// By feature. Uses the totals of the pool (the first of facts.counts), the quotas, the strata and
// how often each row was seen.
[[nodiscard]] std::vector<Likelihood> weigh_answers(const PublicFacts& facts);

}  // namespace klero::selection
