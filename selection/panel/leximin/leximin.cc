#include "selection/panel/leximin/leximin.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "crypto/base/error.h"
#include "selection/panel/linear/linear_program.h"

namespace klero::selection {
namespace {

// A price this small is noise: true prices are fractions with small denominators.
constexpr double kNoise = 1e-6;

// What is known while the levels rise.
struct State {
  const ClassModel& model;
  const std::vector<ClassClaim>& claims;
  std::vector<bool> free;            // by class: neither excluded nor pinned
  std::vector<double> chances;       // by class, of the pinned
  std::vector<std::uint32_t> capped;  // classes whose chance a row must keep below the ceiling
  double ceiling = 1;
  double give = 0;  // by how much pinned chances may be missed

  [[nodiscard]] std::size_t classes() const { return model.classes.size(); }
  [[nodiscard]] double size(std::size_t c) const {
    return static_cast<double>(model.classes[c].size());
  }
};

// Columns: by class, its seats on average above the common smallest chance z; last, z itself. So
// every free class rises with z; a pinned one has its chance as lower bound instead.
std::vector<LpColumn> make_columns(const State& state) {
  std::vector<LpColumn> columns(state.classes() + 1);
  for (std::size_t c = 0; c < state.classes(); ++c) {
    columns[c].min = std::max(0.0, state.chances[c] - state.give) * state.size(c);
    columns[c].max = state.free[c] || state.chances[c] > 0 ? kUnbounded : 0.0;
  }
  columns.back().objective = 1;
  return columns;
}

// z lifts each free class by its size.
void add_z(const State& state, LpRow& row) {
  double lift = 0;
  for (const LpEntry& entry : row.entries) {
    lift += state.free[entry.index] ? entry.factor * state.size(entry.index) : 0.0;
  }
  if (lift != 0) {
    row.entries.push_back({state.classes(), lift});
  }
}

LpRow cap_row(const State& state, std::uint32_t c) {
  LpRow row{.min = -kUnbounded, .max = state.size(c) * state.ceiling,
            .entries = {{c, 1.0}}};
  add_z(state, row);
  return row;
}

std::vector<LpRow> make_rows(const State& state) {
  std::vector<LpRow> rows;
  for (const ModelRow& row : state.model.rows) {
    LpRow& lp = rows.emplace_back();
    lp.min = static_cast<double>(row.min);
    lp.max = static_cast<double>(row.max);
    for (const std::uint32_t c : row.classes) {
      lp.entries.push_back({c, 1.0});
    }
    add_z(state, lp);
  }
  for (const ClassClaim& claim : state.claims) {
    LpRow& lp = rows.emplace_back();
    lp.max = static_cast<double>(claim.bound);
    for (std::size_t c = 0; c < state.classes(); ++c) {
      if (claim.weights[c] != 0) {
        lp.entries.push_back({c, static_cast<double>(claim.weights[c])});
      }
    }
    add_z(state, lp);
  }
  for (const std::uint32_t c : state.capped) {
    rows.push_back(cap_row(state, c));
  }
  return rows;
}

// Few chances ever reach 1, so the rows that keep them there come when needed.
bool add_violated_caps(State& state, LinearProgram& lp) {
  const std::vector<double> values(lp.values().begin(), lp.values().end());
  const std::size_t before = state.capped.size();
  for (std::uint32_t c = 0; c < state.classes(); ++c) {
    const double seats = values[c] + (state.free[c] ? state.size(c) * values.back() : 0.0);
    if (seats > state.size(c) * (state.ceiling + 1e-9) &&
        std::ranges::find(state.capped, c) == state.capped.end()) {
      state.capped.push_back(c);
      lp.add_row(cap_row(state, c));
    }
  }
  return state.capped.size() > before;
}

// False if the rows cannot be met.
bool solve(State& state, LinearProgram& lp) {
  do {
    LpStatus status = lp.solve_dual();
    if (status == LpStatus::failed) {
      status = lp.solve_primal();
    }
    if (status == LpStatus::failed) {
      throw crypto::Error("leximin: the linear program could not be solved");
    }
    if (status == LpStatus::infeasible) {
      return false;
    }
  } while (add_violated_caps(state, lp));
  return true;
}

void read_prices(const State& state, const LinearProgram& lp, LeximinLevel& level) {
  const auto prices = lp.row_prices();
  const auto claims = prices.begin() + static_cast<std::ptrdiff_t>(state.model.rows.size());
  const auto caps = claims + static_cast<std::ptrdiff_t>(state.claims.size());
  level.row_prices.assign(prices.begin(), claims);
  level.claim_prices.assign(claims, caps);
  level.cap_prices.assign(state.classes(), 0.0);
  for (std::size_t k = 0; k < state.capped.size(); ++k) {
    level.cap_prices[state.capped[k]] = caps[static_cast<std::ptrdiff_t>(k)];
  }
}

// What the dearest free class costs.
double largest_cost(const State& state, const LinearProgram& lp) {
  const auto costs = lp.reduced_costs();
  double largest = 0;
  for (std::uint32_t c = 0; c < state.classes(); ++c) {
    largest = std::max(largest, state.free[c] ? -costs[c] : 0.0);
  }
  return largest;
}

// Pins the classes whose chance cannot rise above the present z.
LeximinLevel pin(State& state, const LinearProgram& lp) {
  LeximinLevel level;
  level.chance = std::clamp(lp.values().back(), 0.0, 1.0);
  read_prices(state, lp, level);
  const auto costs = lp.reduced_costs();
  const double noise = kNoise * largest_cost(state, lp);
  for (std::uint32_t c = 0; c < state.classes(); ++c) {
    if (state.free[c] && costs[c] < -noise) {
      level.classes.push_back(c);
    }
  }
  for (const std::uint32_t c : level.classes) {
    state.free[c] = false;
    state.chances[c] = level.chance;
  }
  return level;
}

// Rows that contradict each other by a rounding error hold z back too, at a price out of all
// proportion.
bool is_held_by_rounding(const State& state, const LinearProgram& lp) {
  const auto dear = std::ranges::max_element(
      lp.row_prices(), {}, [](double price) { return std::abs(price); });
  return std::abs(*dear) > largest_cost(state, lp) / kNoise;
}

// Pinned chances are rounded numbers, and a hair too much makes the rest impossible: so they give
// way by a little where that is needed. Nothing if even that does not help.
std::optional<LinearProgram> solve_giving(State& state) {
  const bool nothing_pinned = std::ranges::all_of(state.chances, [](double p) { return p == 0; });
  std::optional<LinearProgram> solved;
  for (const double give : {0.0, 1e-9, 1e-8, 1e-7}) {
    state.give = give;
    LinearProgram lp(make_columns(state), make_rows(state));
    if (solve(state, lp)) {
      solved = std::move(lp);
      if (!is_held_by_rounding(state, *solved)) {
        break;
      }
    }
    if (nothing_pinned) {
      break;
    }
  }
  return solved;
}

}  // namespace

std::optional<Leximin> solve_leximin(const ClassModel& model,
                                     const std::vector<ClassClaim>& claims,
                                     const std::vector<bool>& excluded,
                                     const LeximinLimits& limits) {
  State state{model, claims, excluded, std::vector<double>(model.classes.size(), 0.0), {},
              limits.ceiling, 0};
  state.free.flip();
  Leximin result;
  while (std::ranges::find(state.free, true) != state.free.end()) {
    std::optional<LinearProgram> lp = solve_giving(state);
    if (!lp && result.levels.empty()) {
      return std::nullopt;
    }
    if (!lp) {
      throw crypto::Error("leximin: the solver lost the level after " +
                          std::to_string(result.levels.size()));
    }
    result.levels.push_back(pin(state, *lp));
    if (result.levels.back().classes.empty()) {
      throw crypto::Error("leximin: nothing holds back the chance of " +
                          std::to_string(result.levels.back().chance));
    }
    if (limits.first_level_only) {
      break;
    }
  }
  result.chances = state.chances;
  return result;
}

}  // namespace klero::selection
