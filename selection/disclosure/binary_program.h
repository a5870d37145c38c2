// Integer programs in noughts and ones, solved by Cbc. Internal to selection/disclosure.
//
//   maximise  sum objective[x] * value[x],  each value 0 or 1
//   subject to  min[r] <= sum factor * value[x] <= max[r]
#pragma once

#include <cstdint>
#include <vector>

namespace klero::selection {

struct BinaryTerm {
  std::uint32_t column = 0;
  std::int32_t factor = 0;
};

struct BinaryRow {
  std::int32_t min = 0;
  std::int32_t max = 0;
  std::vector<BinaryTerm> terms;
};

struct BinaryProgram {
  std::uint32_t columns = 0;
  std::vector<BinaryRow> rows;
};

struct BinaryAnswer {
  // Checked in integers against all rows; empty if none were found.
  std::vector<bool> values;
  // The solver says that nothing is better (or, without values, that there is nothing).
  bool finished = false;
};

struct BinaryLimits {
  std::uint32_t nodes = 2000;
  double seconds = 60;
};

[[nodiscard]] BinaryAnswer solve_binary_program(const BinaryProgram& program,
                                                const std::vector<double>& objective,
                                                const BinaryLimits& limits);

}  // namespace klero::selection
