#include "selection/panel/linear/linear_program.h"

#include <algorithm>

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <CoinPackedVector.hpp>

namespace klero::selection {

struct LinearProgram::Solver {
  ClpSimplex model;
};

namespace {

// Clp calls a program optimal that is so only up to its own scaling; a second look mends that.
LpStatus settle(ClpSimplex& model) {
  if (model.isProvenOptimal() && model.secondaryStatus() != 0) {
    model.primal(1);
  }
  if (model.isProvenOptimal()) {
    return LpStatus::optimal;
  }
  return model.isProvenPrimalInfeasible() ? LpStatus::infeasible : LpStatus::failed;
}

double finite(double bound) {
  return std::clamp(bound, -COIN_DBL_MAX, COIN_DBL_MAX);
}

CoinPackedMatrix make_matrix(std::size_t columns, std::span<const LpRow> rows) {
  CoinPackedMatrix matrix(false, 0, 0);
  matrix.setDimensions(0, static_cast<int>(columns));
  for (const LpRow& row : rows) {
    CoinPackedVector vector;
    for (const LpEntry& entry : row.entries) {
      vector.insert(static_cast<int>(entry.index), entry.factor);
    }
    matrix.appendRow(vector);
  }
  return matrix;
}

}  // namespace

LinearProgram::LinearProgram(std::span<const LpColumn> columns, std::span<const LpRow> rows)
    : solver_(std::make_unique<Solver>()) {
  std::vector<double> column_min;
  std::vector<double> column_max;
  std::vector<double> objective;
  for (const LpColumn& column : columns) {
    column_min.push_back(finite(column.min));
    column_max.push_back(finite(column.max));
    objective.push_back(column.objective);
  }
  std::vector<double> row_min;
  std::vector<double> row_max;
  for (const LpRow& row : rows) {
    row_min.push_back(finite(row.min));
    row_max.push_back(finite(row.max));
  }
  ClpSimplex& model = solver_->model;
  model.setLogLevel(0);
  model.messageHandler()->setLogLevel(0);
  model.loadProblem(make_matrix(columns.size(), rows), column_min.data(), column_max.data(),
                    objective.data(), row_min.data(), row_max.data());
  model.setOptimizationDirection(-1);
  model.setPrimalTolerance(1e-9);
  model.setDualTolerance(1e-9);
  model.scaling(0);  // factors are small whole numbers already
}

LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;
LinearProgram::~LinearProgram() = default;

void LinearProgram::set_objective(std::size_t column, double factor) {
  solver_->model.setObjectiveCoefficient(static_cast<int>(column), factor);
}

void LinearProgram::set_column(std::size_t column, double min, double max) {
  solver_->model.setColumnBounds(static_cast<int>(column), finite(min), finite(max));
}

void LinearProgram::set_row(std::size_t row, double min, double max) {
  solver_->model.setRowBounds(static_cast<int>(row), finite(min), finite(max));
}

void LinearProgram::add_row(const LpRow& row) {
  std::vector<int> columns;
  std::vector<double> factors;
  for (const LpEntry& entry : row.entries) {
    columns.push_back(static_cast<int>(entry.index));
    factors.push_back(entry.factor);
  }
  solver_->model.addRow(static_cast<int>(columns.size()), columns.data(), factors.data(),
                        finite(row.min), finite(row.max));
}

void LinearProgram::add_column(const LpColumn& column, std::span<const LpEntry> entries) {
  std::vector<int> rows;
  std::vector<double> factors;
  for (const LpEntry& entry : entries) {
    rows.push_back(static_cast<int>(entry.index));
    factors.push_back(entry.factor);
  }
  solver_->model.addColumn(static_cast<int>(rows.size()), rows.data(), factors.data(),
                           finite(column.min), finite(column.max), column.objective);
}

LpStatus LinearProgram::solve_primal() {
  solver_->model.primal();
  return settle(solver_->model);
}

LpStatus LinearProgram::solve_dual() {
  solver_->model.dual();
  return settle(solver_->model);
}

double LinearProgram::objective() const {
  return solver_->model.objectiveValue();
}

std::span<const double> LinearProgram::values() const {
  const ClpSimplex& model = solver_->model;
  return {model.primalColumnSolution(), static_cast<std::size_t>(model.numberColumns())};
}

std::span<const double> LinearProgram::row_prices() const {
  const ClpSimplex& model = solver_->model;
  return {model.dualRowSolution(), static_cast<std::size_t>(model.numberRows())};
}

std::span<const double> LinearProgram::reduced_costs() const {
  const ClpSimplex& model = solver_->model;
  return {model.dualColumnSolution(), static_cast<std::size_t>(model.numberColumns())};
}

std::vector<double> LinearProgram::contradiction() const {
  const ClpSimplex& model = solver_->model;
  const std::unique_ptr<double[]> ray(model.infeasibilityRay());
  if (!ray) {
    return {};
  }
  return {ray.get(), ray.get() + model.numberRows()};
}

}  // namespace klero::selection
