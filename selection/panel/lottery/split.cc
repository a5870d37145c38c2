#include "selection/panel/lottery/split.h"

#include <algorithm>
#include <vector>

#include "selection/panel/integer/integer_program.h"
#include "selection/panel/lottery/window_search.h"

namespace klero::selection {
namespace {

// A good cut comes after a few dozen moves; where none comes, the integer program knows sooner.
constexpr std::uint64_t kMaxMoves = 500;
constexpr std::uint64_t kMaxNodes = 300;
constexpr std::uint32_t kNoItem = 0xFFFFFFFF;

// Classes whose share is not a whole number: each rounds down or up, which is one item to choose.
struct Rounding {
  ClassCounts base;                   // by class, rounded down
  std::vector<std::uint32_t> item_of;  // by class
  std::vector<std::uint32_t> classes;  // by item
};

Rounding round_shares(const Stack& stack, std::int64_t first) {
  Rounding rounding;
  for (std::size_t c = 0; c < stack.totals.size(); ++c) {
    const std::int64_t share = stack.totals[c] * first;
    rounding.base.push_back(share / stack.panels);
    const bool whole = share % stack.panels == 0;
    rounding.item_of.push_back(whole ? kNoItem
                                     : static_cast<std::uint32_t>(rounding.classes.size()));
    if (!whole) {
      rounding.classes.push_back(static_cast<std::uint32_t>(c));
    }
  }
  return rounding;
}

enum class Evenness { as_even_as_possible, within_bounds };

// What the row may have in the first stack.
Window row_window(const ModelRow& row, const Stack& stack, std::int64_t first, Evenness evenness) {
  std::int64_t total = 0;
  for (const std::uint32_t c : row.classes) {
    total += stack.totals[c];
  }
  const std::int64_t second = stack.panels - first;
  Window window{std::max(row.min * first, total - row.max * second),
                std::min(row.max * first, total - row.min * second)};
  if (evenness == Evenness::as_even_as_possible) {
    window.min = std::max(window.min, floor_div(total * first, stack.panels));
    window.max = std::min(window.max, ceil_div(total * first, stack.panels));
  }
  return window;
}

// One group for each row but the seats, and the start's total is what the seats ask for.
WindowProblem make_windows(const ClassModel& model, const Stack& stack, std::int64_t first,
                           const Rounding& rounding, Evenness evenness) {
  WindowProblem problem;
  problem.groups_of.resize(rounding.classes.size());
  for (std::size_t r = 1; r < model.rows.size(); ++r) {
    const ModelRow& row = model.rows[r];
    Window window = row_window(row, stack, first, evenness);
    std::vector<std::uint32_t> items;
    for (const std::uint32_t c : row.classes) {
      window.min -= rounding.base[c];
      window.max -= rounding.base[c];
      if (rounding.item_of[c] != kNoItem) {
        items.push_back(rounding.item_of[c]);
      }
    }
    if (window.min <= 0 && window.max >= static_cast<std::int64_t>(items.size())) {
      continue;
    }
    for (const std::uint32_t item : items) {
      problem.groups_of[item].push_back(static_cast<std::uint32_t>(problem.windows.size()));
    }
    problem.windows.push_back(window);
  }
  return problem;
}

// Chooses every so-manieth item in the order of their groups, so that each group starts nearly even.
std::vector<bool> spread_start(const WindowProblem& problem, std::size_t chosen) {
  const std::size_t count = problem.groups_of.size();
  std::vector<std::uint32_t> order(count);
  for (std::uint32_t item = 0; item < count; ++item) {
    order[item] = item;
  }
  std::ranges::stable_sort(order, {}, [&problem](std::uint32_t item) -> const auto& {
    return problem.groups_of[item];
  });
  std::vector<bool> start(count, false);
  for (std::size_t k = 0; k < count; ++k) {
    start[order[k]] = (k + 1) * chosen / count > k * chosen / count;
  }
  return start;
}

std::optional<ClassCounts> split_by_search(const ClassModel& model, const Stack& stack,
                                           std::int64_t first, std::uint64_t seed) {
  const Rounding rounding = round_shares(stack, first);
  std::int64_t missing = model.seats * first;
  for (const std::int64_t base : rounding.base) {
    missing -= base;
  }
  if (missing < 0 || missing > static_cast<std::int64_t>(rounding.classes.size())) {
    return std::nullopt;
  }
  const WindowProblem problem =
      make_windows(model, stack, first, rounding, Evenness::as_even_as_possible);
  const auto chosen = search_windows(
      problem, spread_start(problem, static_cast<std::size_t>(missing)), seed, kMaxMoves);
  if (!chosen) {
    return std::nullopt;
  }
  ClassCounts counts = rounding.base;
  for (std::size_t item = 0; item < chosen->size(); ++item) {
    counts[rounding.classes[item]] += (*chosen)[item] ? 1 : 0;
  }
  return counts;
}

// Every class gives its share rounded, or up to `slack` seats more or fewer. The seed only makes one
// cut differ from the next.
std::optional<ClassCounts> split_by_program(const ClassModel& model, const Stack& stack,
                                            std::int64_t first, std::int64_t slack,
                                            std::uint64_t seed) {
  const std::int64_t second = stack.panels - first;
  IntegerProgram program;
  for (std::size_t c = 0; c < stack.totals.size(); ++c) {
    const std::int64_t total = stack.totals[c];
    const std::int64_t size = model.classes[c].size();
    program.columns.push_back(
        {.min = std::max({floor_div(total * first, stack.panels) - slack, total - size * second,
                          std::int64_t{0}}),
         .max = std::min({ceil_div(total * first, stack.panels) + slack, size * first, total}),
         .objective = static_cast<std::int64_t>(mix_bits(seed + c) % 100)});
  }
  for (const ModelRow& row : model.rows) {
    const Window window = row_window(row, stack, first, Evenness::within_bounds);
    IntegerRow& constraint = program.rows.emplace_back();
    constraint.min = window.min;
    constraint.max = window.max;
    for (const std::uint32_t c : row.classes) {
      constraint.entries.push_back({c, 1});
    }
  }
  const IntegerAnswer answer =
      solve_integer_program(program, {.max_nodes = kMaxNodes, .enough = -kNoBound});
  return answer.values.empty() ? std::nullopt : std::optional<ClassCounts>(answer.values);
}

}  // namespace

std::optional<ClassCounts> split_stack(const ClassModel& model, const Stack& stack,
                                       std::int64_t first, std::uint64_t seed) {
  if (auto even = split_by_search(model, stack, first, seed)) {
    return even;
  }
  for (const std::int64_t slack : {0, 1}) {
    if (auto cut = split_by_program(model, stack, first, slack, seed)) {
      return cut;
    }
  }
  return std::nullopt;
}

}  // namespace klero::selection
