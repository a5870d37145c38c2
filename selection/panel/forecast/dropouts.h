// How many people of a pool may leave before the quotas cannot be met any more.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "selection/panel/problem/progress.h"
#include "selection/panel/problem/quota_problem.h"
#include "selection/panel/recheck/recheck.h"

namespace klero::selection {

struct DropoutForecast {
  // If these many of one kind leave, no panel is left; nobody can rule it out.
  std::uint32_t breaks_at_worst = 0;
  std::string worst_kind;  // e.g. "age 65+", "the whole pool"
  // In a simulation of people leaving in random order: how many may leave and a panel is still
  // there, in 19 of 20 orders, and in half of them.
  std::uint32_t absorbs_in_19_of_20 = 0;
  std::uint32_t absorbs_in_half = 0;
  std::uint32_t orders = 0;  // simulated
};

// The forecast with the quotas as they are, or within their flex. All zero if there is no panel to
// begin with. The same seed gives the same forecast.
//
//   orders  1..10'000
[[nodiscard]] DropoutForecast can_absorb_dropouts(const QuotaProblem& problem, Bounds bounds,
                                                  std::uint32_t orders = 100,
                                                  std::uint64_t seed = 1,
                                                  const std::atomic<bool>* cancel = nullptr,
                                                  const Progress& progress = {});

}  // namespace klero::selection
