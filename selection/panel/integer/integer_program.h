// Small integer programs, solved by branch and bound with a proof in whole numbers.
// Internal to selection/panel.
//
//   maximise  sum objective[c] * x[c],  x whole numbers
//   subject to  min[r] <= sum factor * x[c] <= max[r],  min[c] <= x[c] <= max[c]
//
// The linear programs under way are solved in floating point, but nothing they say is believed:
// every answer is checked in integers, and so is every reason for not looking further.
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>
#include <vector>

namespace klero::selection {

struct IntegerColumn {
  std::int64_t min = 0;
  std::int64_t max = 0;
  std::int64_t objective = 0;
};

struct IntegerEntry {
  std::uint32_t column = 0;
  std::int64_t factor = 0;
};

// Bounds beyond this size stand for none.
inline constexpr std::int64_t kNoBound = std::int64_t{1} << 50;

struct IntegerRow {
  std::int64_t min = -kNoBound;
  std::int64_t max = kNoBound;
  std::vector<IntegerEntry> entries;
};

struct IntegerProgram {
  std::vector<IntegerColumn> columns;
  std::vector<IntegerRow> rows;
};

// A node of the tree of cases, in preorder: a branch is followed by the tree with
// x[column] <= limit, then by the one with x[column] >= limit + 1. At a leaf the sum
//
//   scale * objective = sum row_factor * row + sum over columns of what remains
//
// is below scale * (best + 1); positive row factors use the row's max, negative ones its min.
struct CaseNode {
  bool leaf = true;
  std::uint32_t column = 0;
  std::int64_t limit = 0;
  std::int64_t scale = 0;
  std::vector<std::pair<std::uint32_t, std::int64_t>> row_factors;  // by rising row, not 0
};

struct IntegerAnswer {
  enum class Status {
    optimal,     // `values` are best possible
    infeasible,  // there are no values
    undecided,   // the limit was reached; `values` are the best found, perhaps none
  };
  Status status = Status::undecided;
  std::vector<std::int64_t> values;  // meet all rows and bounds, checked in integers
  std::int64_t objective = 0;        // of `values`
  // The tree that proves it, empty if some leaf could not be proven in integers (then the status
  // rests on the solver) or undecided. For `infeasible` it proves objective <= -kNoBound, that is,
  // a contradiction with scale 0 in every leaf.
  std::vector<CaseNode> proof;
};

struct IntegerLimits {
  std::uint64_t max_nodes = 20'000;
  // Stop as soon as the objective reaches this: undecided, with values.
  std::int64_t enough = kNoBound;
  const std::atomic<bool>* cancel = nullptr;  // when true: throws Error
};

[[nodiscard]] IntegerAnswer solve_integer_program(const IntegerProgram& program,
                                                  const IntegerLimits& limits = {});

// True if the values meet all rows and bounds. In integers.
[[nodiscard]] bool meets_program(const IntegerProgram& program,
                                 const std::vector<std::int64_t>& values);

}  // namespace klero::selection
