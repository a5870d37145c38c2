// The smallest change of the quotas that permits a panel.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "selection/panel/certificate/certificate.h"
#include "selection/panel/problem/quota_move.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

struct Mend {
  std::vector<QuotaMove> moves;     // by quota number
  std::uint32_t seats_moved = 0;
  bool within_flex = false;         // every new bound is within the flex bounds
  bool smallest = false;            // proven that no fewer seats do
};

// The fewest seats by which bounds must move, within the flex bounds where those suffice. Nothing if
// no quotas could be met at all, or none were found.
[[nodiscard]] std::optional<Mend> find_mend(const QuotaProblem& problem,
                                            const std::atomic<bool>* cancel = nullptr);

// "age 65+ at least 2 instead of 3; gender f at most 11 instead of 10".
[[nodiscard]] std::string name_mend(const QuotaProblem& problem, const Mend& mend);

// The problem with the moves made.
[[nodiscard]] QuotaProblem apply_moves(const QuotaProblem& problem,
                                       const std::vector<QuotaMove>& moves);

struct Relaxed {
  std::size_t steps = 0;  // how many of the steps were needed; 0 if the quotas can be met as they are
  QuotaProblem problem;   // with these steps made
  // The problem with one step fewer, and the proof that it permits no panel, as certificate.tsv has
  // it: the claim "0 <= -1", checked with check_claim(). Both only if steps is not 0.
  std::optional<QuotaProblem> problem_before;
  Certificate none_before;
};

// Relaxes along the order's own list, step by step and no further than needed. Nothing if all steps
// together do not suffice. Throws Error if a step names no quota or bounds that are no bounds, or if
// it cannot be decided whether a panel exists, or cannot be proven in whole numbers that none does.
[[nodiscard]] std::optional<Relaxed> relax_along(const QuotaProblem& problem,
                                                 const std::vector<QuotaMove>& steps,
                                                 const std::atomic<bool>* cancel = nullptr);

}  // namespace klero::selection
