// A linear program that is solved again and again with small changes, each time from where the
// last one ended. Internal to selection/panel; the only file besides its source that a solver
// shows in is linear_program.cc.
//
//   maximise  sum objective[c] * x[c]
//   subject to  row_min[r] <= sum a[r][c] * x[c] <= row_max[r],  column_min[c] <= x[c] <= column_max[c]
//
// Answers are floating-point numbers and nobody's proof: whoever needs certainty rounds them and
// checks in integers.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace klero::selection {

inline constexpr double kUnbounded = std::numeric_limits<double>::infinity();

struct LpEntry {
  std::size_t index = 0;  // of the column in a row, of the row in a column
  double factor = 0;
};

struct LpRow {
  double min = -kUnbounded;
  double max = kUnbounded;
  std::vector<LpEntry> entries;
};

struct LpColumn {
  double min = 0;
  double max = kUnbounded;
  double objective = 0;
};

enum class LpStatus { optimal, infeasible, failed };

class LinearProgram {
 public:
  LinearProgram(std::span<const LpColumn> columns, std::span<const LpRow> rows);
  LinearProgram(LinearProgram&&) noexcept;
  LinearProgram& operator=(LinearProgram&&) noexcept;
  ~LinearProgram();

  void set_objective(std::size_t column, double factor);
  void set_column(std::size_t column, double min, double max);
  void set_row(std::size_t row, double min, double max);
  void add_row(const LpRow& row);
  void add_column(const LpColumn& column, std::span<const LpEntry> entries);  // indices are rows

  // After set_objective alone, or at first: primal simplex. After a change of bounds or a new row:
  // dual simplex.
  [[nodiscard]] LpStatus solve_primal();
  [[nodiscard]] LpStatus solve_dual();

  [[nodiscard]] double objective() const;
  [[nodiscard]] std::span<const double> values() const;         // by column
  // By row: what one more unit of the row's bound would add to the objective; positive where row_max
  // holds x back, negative where row_min does.
  [[nodiscard]] std::span<const double> row_prices() const;
  // By column: objective minus the prices of its rows; negative where column_min holds.
  [[nodiscard]] std::span<const double> reduced_costs() const;
  // After `infeasible`: row factors whose sum of rows contradicts the bounds; empty if none is
  // known. Positive factors stand for row_max.
  [[nodiscard]] std::vector<double> contradiction() const;

 private:
  struct Solver;
  std::unique_ptr<Solver> solver_;
};

}  // namespace klero::selection
