// Bounds in force while seats are empty: docs/protocol.md, section 9. With e empty seats every
// lower bound is lower by e, and never below 0.

#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "selection/sealed/scheme.h"

namespace klero::selection {

struct BoundsInForce {
  std::uint64_t lo = 0;
  std::uint64_t hi = 0;
};

[[nodiscard]] inline BoundsInForce bounds_in_force(const SealedCategory& category, bool flex,
                                                   std::uint64_t empty) {
  const std::uint64_t lo = flex ? category.min_flex : category.min;
  return {.lo = lo - std::min(lo, empty), .hi = flex ? category.max_flex : category.max};
}

// The counts out of the bounds named that a swap can lead to, ascending (rule 10.8): before it
// every count is within the flex bounds, and it changes by one at most.
[[nodiscard]] inline std::vector<std::uint64_t> reachable_out_of_bounds(
    const SealedCategory& category, bool flex, std::uint64_t empty) {
  const BoundsInForce widest = bounds_in_force(category, true, empty);
  const BoundsInForce named = bounds_in_force(category, flex, empty);
  std::vector<std::uint64_t> values;
  for (std::uint64_t v = widest.lo - std::min<std::uint64_t>(widest.lo, 1); v <= widest.hi + 1;
       ++v) {
    if (v < named.lo || v > named.hi) {
      values.push_back(v);
    }
  }
  return values;
}

}  // namespace klero::selection
