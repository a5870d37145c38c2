#include "selection/panel/lottery/totals.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "selection/panel/lottery/window_search.h"

namespace klero::selection {
namespace {

// Chances come from a solver and may be wrong by this much of a panel.
constexpr double kFuzz = 1e-5;
constexpr std::uint64_t kMaxMoves = 50'000;

struct Rounding {
  ClassCounts base;
  std::vector<std::uint32_t> classes;  // by item: those that may have one more
  std::vector<double> fraction;        // by item
};

Rounding round_down(const ClassModel& model, const std::vector<double>& chances,
                    std::int64_t panels) {
  Rounding rounding;
  for (std::uint32_t c = 0; c < model.classes.size(); ++c) {
    const auto size = static_cast<double>(model.classes[c].size());
    const double ideal = static_cast<double>(panels) * size * chances[c];
    const double down = std::floor(ideal + kFuzz);
    std::int64_t base = std::llround(down);
    bool open = ideal - down > kFuzz;
    if (chances[c] > 0 && base < model.classes[c].size()) {
      base = model.classes[c].size();
      open = false;
    }
    rounding.base.push_back(base);
    if (open) {
      rounding.classes.push_back(c);
      rounding.fraction.push_back(ideal - down);
    }
  }
  return rounding;
}

WindowProblem make_windows(const ClassModel& model, std::int64_t panels, const Rounding& rounding) {
  std::vector<std::uint32_t> item_of(model.classes.size(), 0xFFFFFFFF);
  for (std::uint32_t item = 0; item < rounding.classes.size(); ++item) {
    item_of[rounding.classes[item]] = item;
  }
  WindowProblem problem;
  problem.groups_of.resize(rounding.classes.size());
  for (std::size_t r = 1; r < model.rows.size(); ++r) {
    const ModelRow& row = model.rows[r];
    Window window{row.min * panels, row.max * panels};
    for (const std::uint32_t c : row.classes) {
      window.min -= rounding.base[c];
      window.max -= rounding.base[c];
      if (item_of[c] != 0xFFFFFFFF) {
        problem.groups_of[item_of[c]].push_back(static_cast<std::uint32_t>(problem.windows.size()));
      }
    }
    problem.windows.push_back(window);
  }
  return problem;
}

// Chooses the items with the largest fractions; with a seed, about so.
std::vector<bool> largest_first(const Rounding& rounding, std::size_t chosen, std::uint64_t seed) {
  std::vector<std::uint32_t> order(rounding.classes.size());
  std::iota(order.begin(), order.end(), 0U);
  // In steps of 1e-4, so that noise in the chances does not decide.
  const auto key = [&rounding, seed](std::uint32_t item) {
    const std::uint64_t shift = seed == 0 ? 0 : mix_bits(mix_bits(seed) + item) % 5000;
    return std::llround(rounding.fraction[item] * 1e4) + static_cast<std::int64_t>(shift);
  };
  std::ranges::stable_sort(order, std::ranges::greater{}, key);
  std::vector<bool> start(order.size(), false);
  for (std::size_t k = 0; k < chosen; ++k) {
    start[order[k]] = true;
  }
  return start;
}

}  // namespace

std::optional<Stack> round_totals(const ClassModel& model, const std::vector<double>& chances,
                                  std::int64_t panels, std::uint64_t seed) {
  Rounding rounding = round_down(model, chances, panels);
  const std::int64_t missing =
      model.seats * panels - std::accumulate(rounding.base.begin(), rounding.base.end(),
                                             std::int64_t{0});
  if (missing < 0 || missing > static_cast<std::int64_t>(rounding.classes.size())) {
    return std::nullopt;
  }
  const auto chosen =
      search_windows(make_windows(model, panels, rounding),
                     largest_first(rounding, static_cast<std::size_t>(missing), seed), seed,
                     kMaxMoves);
  if (!chosen) {
    return std::nullopt;
  }
  for (std::size_t item = 0; item < chosen->size(); ++item) {
    rounding.base[rounding.classes[item]] += (*chosen)[item] ? 1 : 0;
  }
  return Stack{panels, std::move(rounding.base)};
}

}  // namespace klero::selection
