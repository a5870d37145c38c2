// Seeded pools like real ones: features hang together, people select themselves, and some
// categories are so scarce that the best smallest chance is well below seats / people.
#pragma once

#include <cstdint>
#include <vector>

#include "selection/panel/problem/quota_problem.h"

namespace klero::test {

struct PoolShape {
  std::uint32_t people = 0;
  std::uint32_t seats = 0;
  std::vector<std::uint32_t> categories;  // by feature: how many
  double shared_households = 0;           // share of people who live with the next one
  double self_selection = 0.45;           // 0 none; 1 very strong
};

// The same seed gives the same pool on every machine.
[[nodiscard]] selection::QuotaProblem generate_pool(const PoolShape& shape, std::uint64_t seed);

}  // namespace klero::test
