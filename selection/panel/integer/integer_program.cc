#include "selection/panel/integer/integer_program.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "crypto/base/error.h"
#include "selection/panel/integer/case_proof.h"
#include "selection/panel/linear/linear_program.h"

namespace klero::selection {
namespace {

constexpr double kWhole = 1e-6;

double to_lp(std::int64_t bound) {
  if (bound >= kNoBound) {
    return kUnbounded;
  }
  return bound <= -kNoBound ? -kUnbounded : static_cast<double>(bound);
}

LinearProgram make_relaxation(const IntegerProgram& program) {
  std::vector<LpColumn> columns;
  for (const IntegerColumn& column : program.columns) {
    columns.push_back(LpColumn{.min = static_cast<double>(column.min),
                               .max = static_cast<double>(column.max),
                               .objective = static_cast<double>(column.objective)});
  }
  std::vector<LpRow> rows;
  for (const IntegerRow& row : program.rows) {
    LpRow& lp = rows.emplace_back();
    lp.min = to_lp(row.min);
    lp.max = to_lp(row.max);
    for (const IntegerEntry& entry : row.entries) {
      lp.entries.push_back({entry.column, static_cast<double>(entry.factor)});
    }
  }
  return LinearProgram(columns, rows);
}

// Depth first: the nearer whole number first, so that good values come early.
class Branching {
 public:
  Branching(const IntegerProgram& program, const IntegerLimits& limits)
      : program_(program), limits_(limits), lp_(make_relaxation(program)) {
    for (const IntegerColumn& column : program.columns) {
      bounds_.min.push_back(column.min);
      bounds_.max.push_back(column.max);
    }
  }

  IntegerAnswer run() {
    visit();
    if (stopped_) {
      answer_.status = IntegerAnswer::Status::undecided;
    } else {
      answer_.status = answer_.values.empty() ? IntegerAnswer::Status::infeasible
                                              : IntegerAnswer::Status::optimal;
    }
    if (stopped_ || !proven_) {
      answer_.proof.clear();
    }
    return std::move(answer_);
  }

 private:
  void visit() {
    if (limits_.cancel != nullptr && limits_.cancel->load()) {
      throw crypto::Error("stopped before the panels were complete");
    }
    if (++nodes_ > limits_.max_nodes) {
      stopped_ = true;
      return;
    }
    LpStatus status = lp_.solve_dual();
    if (status == LpStatus::failed) {
      status = lp_.solve_primal();
    }
    if (status == LpStatus::failed) {
      stopped_ = true;
    } else if (status == LpStatus::infeasible) {
      close_without_values();
    } else {
      close_or_branch();
    }
  }

  void close_without_values() {
    add_leaf(prove_contradiction(program_, bounds_, lp_.contradiction()));
  }

  void close_or_branch() {
    const auto reachable = static_cast<std::int64_t>(std::floor(lp_.objective() + kWhole));
    if (!answer_.values.empty() && reachable <= answer_.objective) {
      add_leaf(prove_bound(program_, bounds_, lp_.row_prices(), answer_.objective));
      return;
    }
    const std::optional<std::uint32_t> column = most_fractional();
    if (column) {
      branch(*column);
      return;
    }
    take_values();
    if (!stopped_) {
      add_leaf(prove_bound(program_, bounds_, lp_.row_prices(), answer_.objective));
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> most_fractional() const {
    std::optional<std::uint32_t> best;
    double farthest = kWhole;
    const auto values = lp_.values();
    for (std::uint32_t c = 0; c < program_.columns.size(); ++c) {
      const double distance = std::abs(values[c] - std::round(values[c]));
      if (distance > farthest) {
        farthest = distance;
        best = c;
      }
    }
    return best;
  }

  void take_values() {
    std::vector<std::int64_t> values;
    std::int64_t objective = 0;
    for (std::size_t c = 0; c < program_.columns.size(); ++c) {
      values.push_back(std::llround(lp_.values()[c]));
      objective += values.back() * program_.columns[c].objective;
    }
    if (!meets_program(program_, values)) {
      stopped_ = true;  // the solver's arithmetic has lost its way
      return;
    }
    if (answer_.values.empty() || objective > answer_.objective) {
      answer_.values = std::move(values);
      answer_.objective = objective;
    }
    stopped_ = answer_.objective >= limits_.enough;
  }

  void branch(std::uint32_t column) {
    const double value = lp_.values()[column];
    const auto limit = static_cast<std::int64_t>(std::floor(value));
    const std::size_t at = answer_.proof.size();
    CaseNode node;
    node.leaf = false;
    node.column = column;
    node.limit = limit;
    answer_.proof.push_back(node);
    const bool upper_first = value - static_cast<double>(limit) > 0.5;
    visit_half(column, limit, upper_first);
    if (stopped_) {
      return;
    }
    const auto middle = static_cast<std::ptrdiff_t>(answer_.proof.size());
    visit_half(column, limit, !upper_first);
    if (upper_first) {
      // The proof lists the lower half first.
      std::rotate(answer_.proof.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                  answer_.proof.begin() + middle, answer_.proof.end());
    }
  }

  void visit_half(std::uint32_t column, std::int64_t limit, bool upper) {
    const std::int64_t min = bounds_.min[column];
    const std::int64_t max = bounds_.max[column];
    set_bounds(column, upper ? limit + 1 : min, upper ? max : limit);
    visit();
    set_bounds(column, min, max);
  }

  void set_bounds(std::uint32_t column, std::int64_t min, std::int64_t max) {
    bounds_.min[column] = min;
    bounds_.max[column] = max;
    lp_.set_column(column, static_cast<double>(min), static_cast<double>(max));
  }

  void add_leaf(std::optional<CaseNode> leaf) {
    proven_ = proven_ && leaf.has_value();
    answer_.proof.push_back(leaf ? std::move(*leaf) : CaseNode{});
  }

  const IntegerProgram& program_;
  const IntegerLimits& limits_;
  LinearProgram lp_;
  CaseBounds bounds_;
  IntegerAnswer answer_;
  std::uint64_t nodes_ = 0;
  bool stopped_ = false;
  bool proven_ = true;
};

}  // namespace

bool meets_program(const IntegerProgram& program, const std::vector<std::int64_t>& values) {
  if (values.size() != program.columns.size()) {
    return false;
  }
  for (std::size_t c = 0; c < values.size(); ++c) {
    if (values[c] < program.columns[c].min || values[c] > program.columns[c].max) {
      return false;
    }
  }
  return std::ranges::all_of(program.rows, [&values](const IntegerRow& row) {
    std::int64_t sum = 0;
    for (const IntegerEntry& entry : row.entries) {
      sum += entry.factor * values[entry.column];
    }
    return row.min <= sum && sum <= row.max;
  });
}

IntegerAnswer solve_integer_program(const IntegerProgram& program, const IntegerLimits& limits) {
  return Branching(program, limits).run();
}

}  // namespace klero::selection
