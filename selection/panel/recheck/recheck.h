// Is every panel what the quotas ask for? Counted in integers, by code that shares nothing with
// the solver: a solver's status is never believed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "selection/panel/problem/portfolio.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

// Something that is wrong with a portfolio; `panel` is its number, absent if it concerns the whole.
struct PanelFinding {
  std::optional<std::uint32_t> panel;
  std::string what;  // e.g. "quota age 16-29: 3 members, expected 4 to 6"
};

// Every fault of every panel, in order of panel: number of members, rows out of range, out of order
// or twice, quotas, two of one household. Empty means that every panel meets every quota.
[[nodiscard]] std::vector<PanelFinding> recheck(const QuotaProblem& problem,
                                                const Portfolio& portfolio);

// The faults of one panel, as recheck() tells them; without a panel number. With `flex` the flex
// bounds apply instead of min and max.
enum class Bounds { strict, flex };
[[nodiscard]] std::vector<PanelFinding> recheck_panel(const QuotaProblem& problem,
                                                      const Panel& panel,
                                                      Bounds bounds = Bounds::strict);

}  // namespace klero::selection
