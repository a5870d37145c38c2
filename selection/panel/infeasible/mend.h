// The smallest change of the quotas that permits a panel.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "selection/panel/certificate/certificate.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

// One quota with other bounds.
struct QuotaMove {
  std::size_t quota = 0;  // number in the problem
  std::uint32_t min = 0;
  std::uint32_t max = 0;
  friend bool operator==(const QuotaMove&, const QuotaMove&) = default;
};

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
  // Proves that one step fewer does not suffice: the claim "0 <= -1" for the problem before; check it
  // with check_claim(). Absent if steps is 0.
  std::optional<Claim> before;
};

// Relaxes along the order's own list, step by step and no further than needed. Nothing if all steps
// together do not suffice. Throws Error if a step names no quota or bounds that are no bounds, or if
// it cannot be decided whether a panel exists.
[[nodiscard]] std::optional<Relaxed> relax_along(const QuotaProblem& problem,
                                                 const std::vector<QuotaMove>& steps,
                                                 const std::atomic<bool>* cancel = nullptr);

}  // namespace klero::selection
