// Is there a panel at all? Internal to selection/panel/forecast.
#pragma once

#include <atomic>

#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

// A panel that could not be found within a limit counts as none: a forecast errs on the safe side.
// A pool smaller than the panel has none.
//
//   problem  well formed, but that the pool may be smaller than the panel
[[nodiscard]] bool has_panel(const QuotaProblem& problem, const std::atomic<bool>* cancel);

}  // namespace klero::selection
