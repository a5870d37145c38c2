#include "selection/panel/hull/hull.h"

#include <algorithm>
#include <cmath>

#include "selection/panel/claims/panel_program.h"
#include "selection/panel/linear/linear_program.h"
#include "selection/panel/linear/proportions.h"

namespace klero::selection {
namespace {

// A distance below this, in seats over all classes, is none: 1e-6 of a chance.
constexpr double kClose = 1e-6;
constexpr int kMaxSteps = 400;
constexpr double kWeightScale = 1000;
// Entries of the linear programs solved, over all calls: a minute or so. Only pools of which the
// quotas leave hardly any panels need more.
constexpr std::uint64_t kMaxWork = 250'000'000;
constexpr std::uint64_t kMaxNodes = 4000;
constexpr std::uint64_t kMaxNodesToFirst = 100'000;

std::vector<LpEntry> entries_of(const ClassCounts& panel) {
  std::vector<LpEntry> entries;
  for (std::size_t c = 0; c < panel.size(); ++c) {
    if (panel[c] != 0) {
      entries.push_back({c, static_cast<double>(panel[c])});
    }
  }
  entries.push_back({panel.size(), 1.0});
  return entries;
}

// Mixes the known panels so as to come as near the chances as possible.
//
// Rows: by class, mixture + missing - surplus = seats on average; last, the parts sum to 1. Columns:
// missing and surplus of each class, then the panels.
class Mixing {
 public:
  Mixing(const ClassModel& model, const std::vector<double>& chances,
         const std::vector<ClassCounts>& panels)
      : model_(model), lp_(make(model, chances)) {
    for (const ClassCounts& panel : panels) {
      add(panel);
    }
  }

  void add(const ClassCounts& panel) {
    lp_.add_column(LpColumn{}, entries_of(panel));
  }

  [[nodiscard]] bool solve() { return lp_.solve_primal() == LpStatus::optimal; }

  [[nodiscard]] double distance() const { return -lp_.objective(); }

  [[nodiscard]] std::vector<double> parts() const {
    const auto values = lp_.values();
    return {values.begin() + static_cast<std::ptrdiff_t>(2 * model_.classes.size()), values.end()};
  }

  // What each class's seats are worth to come nearer: whole numbers. The price of missing seats is
  // negative, of seats wanted positive.
  [[nodiscard]] std::vector<std::int64_t> weights() const {
    std::vector<double> prices(lp_.row_prices().begin(), lp_.row_prices().end() - 1);
    for (double& price : prices) {
      price = -price;
    }
    if (const auto whole = whole_proportions(prices)) {
      const auto fits = [](std::int64_t w) { return std::abs(w) < 1'000'000; };
      if (std::ranges::all_of(*whole, fits)) {
        return *whole;
      }
    }
    std::vector<std::int64_t> rounded;
    for (const double price : prices) {
      rounded.push_back(std::llround(price * kWeightScale));
    }
    return rounded;
  }

 private:
  static LinearProgram make(const ClassModel& model, const std::vector<double>& chances) {
    const std::size_t classes = model.classes.size();
    std::vector<LpColumn> columns(2 * classes, LpColumn{.min = 0, .max = kUnbounded,
                                                        .objective = -1});
    std::vector<LpRow> rows(classes + 1);
    for (std::size_t c = 0; c < classes; ++c) {
      const double seats = chances[c] * static_cast<double>(model.classes[c].size());
      rows[c] = LpRow{.min = seats, .max = seats, .entries = {{c, 1.0}, {classes + c, -1.0}}};
    }
    rows[classes] = LpRow{.min = 1, .max = 1, .entries = {}};
    return LinearProgram(columns, rows);
  }

  const ClassModel& model_;
  LinearProgram lp_;
};

double value_of(const ClassModel& model, const std::vector<std::int64_t>& weights,
                const std::vector<double>& chances) {
  double value = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    value += static_cast<double>(weights[c] * model.classes[c].size()) * chances[c];
  }
  return value;
}

}  // namespace

PanelHull::PanelHull(const ClassModel& model) : model_(model) {}

void PanelHull::add_panels(const std::vector<ClassCounts>& panels) {
  panels_.insert(panels_.end(), panels.begin(), panels.end());
  std::ranges::sort(panels_);
  panels_.erase(std::unique(panels_.begin(), panels_.end()), panels_.end());
}

bool PanelHull::find_panel(const std::vector<ClassClaim>& claims,
                           const std::atomic<bool>* cancel) {
  const IntegerProgram program = make_panel_program(
      model_, claims, std::vector<std::int64_t>(model_.classes.size(), 0));
  const IntegerAnswer answer = solve_integer_program(
      program, {.max_nodes = kMaxNodesToFirst, .enough = 0, .cancel = cancel});
  if (answer.values.empty()) {
    return false;
  }
  add_panels({answer.values});
  return true;
}

PanelHull::Answer PanelHull::compare(const std::vector<ClassClaim>& claims,
                                     const std::vector<double>& chances,
                                     const std::atomic<bool>* cancel) {
  Answer result;
  Mixing mixing(model_, chances, panels_);
  for (int step = 0; step < kMaxSteps && mixing.solve(); ++step) {
    work_ += model_.classes.size() * (2 * model_.classes.size() + panels_.size());
    result.parts = mixing.parts();
    if (mixing.distance() < kClose) {
      result.verdict = Verdict::mixture;
      return result;
    }
    if (work_ > kMaxWork) {
      break;
    }
    const std::vector<std::int64_t> weights = mixing.weights();
    const IntegerProgram program = make_panel_program(model_, claims, weights);
    const IntegerAnswer best =
        solve_integer_program(program, {.max_nodes = kMaxNodes, .enough = kNoBound,
                                        .cancel = cancel});
    if (best.status == IntegerAnswer::Status::optimal &&
        value_of(model_, weights, chances) > static_cast<double>(best.objective) + kClose) {
      result.verdict = Verdict::claim;
      result.claim = {weights, best.objective, proof_in_people(model_, program, best.proof)};
      return result;
    }
    if (best.values.empty() || std::ranges::find(panels_, best.values) != panels_.end()) {
      break;
    }
    panels_.push_back(best.values);
    mixing.add(best.values);
  }
  result.parts.resize(panels_.size(), 0.0);
  return result;
}

}  // namespace klero::selection
