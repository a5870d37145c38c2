// How far the order's list of relaxation had to be followed: relaxation.json of step 08,
// docs/protocol.md, rules 7.7 and 7.8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "selection/order/order.h"
#include "selection/panel/problem/quota_move.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

inline constexpr const char* kRelaxationFile = "relaxation.json";
// The proof that one step fewer does not suffice; claims nothing if there is no step.
inline constexpr const char* kInfeasibleFile = "infeasible.tsv";

[[nodiscard]] std::string write_relaxation(std::size_t steps);

// The number of steps. Throws Error if the bytes are not those that write_relaxation() gives.
[[nodiscard]] std::size_t read_relaxation_steps(std::string_view bytes);

// The order's list as quotas with new bounds, each after the step and those before it.
//
//   problem  of the order without any step: make_problem()
[[nodiscard]] std::vector<QuotaMove> relaxation_moves(const Order& order,
                                                      const QuotaProblem& problem);

// "Bildung, ohne: at least 2 instead of 3; …", in the order's sequence; empty if there is no step.
[[nodiscard]] std::string name_relaxation(const Order& order, std::size_t steps);

}  // namespace klero::selection
