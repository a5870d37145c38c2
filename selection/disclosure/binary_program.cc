#include "selection/disclosure/binary_program.h"

#include <CbcModel.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>

namespace klero::selection {
namespace {

CoinPackedMatrix make_matrix(const BinaryProgram& program) {
  std::vector<int> rows;
  std::vector<int> columns;
  std::vector<double> factors;
  for (std::size_t r = 0; r < program.rows.size(); ++r) {
    for (const BinaryTerm& term : program.rows[r].terms) {
      rows.push_back(static_cast<int>(r));
      columns.push_back(static_cast<int>(term.column));
      factors.push_back(term.factor);
    }
  }
  CoinPackedMatrix matrix(true, rows.data(), columns.data(), factors.data(),
                          static_cast<CoinBigIndex>(factors.size()));
  matrix.setDimensions(static_cast<int>(program.rows.size()), static_cast<int>(program.columns));
  return matrix;
}

void load(const BinaryProgram& program, const std::vector<double>& objective,
          OsiClpSolverInterface& solver) {
  const std::vector<double> none(program.columns, 0.0);
  const std::vector<double> one(program.columns, 1.0);
  std::vector<double> min;
  std::vector<double> max;
  for (const BinaryRow& row : program.rows) {
    min.push_back(row.min);
    max.push_back(row.max);
  }
  solver.loadProblem(make_matrix(program), none.data(), one.data(), objective.data(), min.data(),
                     max.data());
  solver.setObjSense(-1);
  for (std::uint32_t column = 0; column < program.columns; ++column) {
    solver.setInteger(static_cast<int>(column));
  }
}

bool keeps_all_rows(const BinaryProgram& program, const std::vector<bool>& values) {
  for (const BinaryRow& row : program.rows) {
    std::int64_t sum = 0;
    for (const BinaryTerm& term : row.terms) {
      sum += values[term.column] ? term.factor : 0;
    }
    if (sum < row.min || sum > row.max) {
      return false;
    }
  }
  return true;
}

}  // namespace

BinaryAnswer solve_binary_program(const BinaryProgram& program,
                                  const std::vector<double>& objective,
                                  const BinaryLimits& limits) {
  OsiClpSolverInterface solver;
  // Cbc lets Clp speak to stdout unless both are silenced.
  solver.messageHandler()->setLogLevel(0);
  solver.getModelPtr()->messageHandler()->setLogLevel(0);
  load(program, objective, solver);
  CbcModel model(solver);
  model.setLogLevel(0);
  model.messageHandler()->setLogLevel(0);
  model.solver()->messageHandler()->setLogLevel(0);
  model.setMaximumNodes(static_cast<int>(limits.nodes));
  model.setMaximumSeconds(limits.seconds);
  model.branchAndBound();
  BinaryAnswer answer;
  answer.finished = model.isProvenOptimal() || model.isProvenInfeasible();
  if (const double* values = model.bestSolution(); values != nullptr) {
    for (std::uint32_t column = 0; column < program.columns; ++column) {
      answer.values.push_back(values[column] > 0.5);
    }
    if (!keeps_all_rows(program, answer.values)) {
      return {};
    }
  }
  return answer;
}

}  // namespace klero::selection
