#include "verifier/rebuild/replacement.h"

#include <algorithm>
#include <set>
#include <utility>

#include "verifier/rebuild/tickets.h"

namespace klero::verifier {
namespace {

std::vector<RowNumber> by_ticket(const ReplacementProblem& problem, std::vector<RowNumber> rows) {
  std::vector<std::pair<crypto::Digest, RowNumber>> tickets;
  for (const RowNumber row : rows) {
    tickets.emplace_back(ticket_of(problem.seed, crypto::to_hex(problem.leaves[row - 1])), row);
  }
  std::sort(tickets.begin(), tickets.end());
  std::transform(tickets.begin(), tickets.end(), rows.begin(),
                 [](const auto& entry) { return entry.second; });
  return rows;
}

std::vector<RowNumber> candidates_of(const ReplacementProblem& problem) {
  std::set<RowNumber> excluded(problem.panel.begin(), problem.panel.end());
  excluded.insert(problem.leavers.begin(), problem.leavers.end());
  excluded.insert(problem.earlier_leavers.begin(), problem.earlier_leavers.end());
  std::vector<RowNumber> candidates;
  for (RowNumber row = 1; row <= problem.leaves.size(); ++row) {
    if (!excluded.contains(row)) {
      candidates.push_back(row);
    }
  }
  return by_ticket(problem, candidates);
}

// How many of `panel` are in each category of each feature.
using Counts = std::vector<std::vector<std::uint64_t>>;

Counts count_members(const ReplacementProblem& problem, const std::vector<RowNumber>& panel) {
  Counts counts;
  for (std::size_t f = 0; f < problem.order.features.size(); ++f) {
    counts.emplace_back();
    if (problem.order.features[f].sealed) {
      continue;
    }
    for (std::size_t c = 0; c < problem.order.features[f].categories.size(); ++c) {
      const Quota any{f, c, 0, 0};
      counts[f].push_back(check_quota(any, panel, {{problem.answers[f]}}).count);
    }
  }
  return counts;
}

// With `candidate` added to those counted, every count x of a category of a public feature is within
// max(0, min - empty) <= x <= max.
bool fits_openly(const ReplacementProblem& problem, const Counts& counts, RowNumber candidate,
          std::uint64_t empty, bool flex) {
  for (std::size_t f = 0; f < counts.size(); ++f) {
    for (std::size_t c = 0; c < counts[f].size(); ++c) {  // none of a sealed feature
      const Bounds& bounds = problem.order.features[f].categories[c].bounds;
      const std::uint64_t min = flex ? bounds.min_flex : bounds.min;
      const std::uint64_t max = flex ? bounds.max_flex : bounds.max;
      const std::uint64_t x = counts[f][c] + (problem.answers[f][candidate - 1] == c ? 1 : 0);
      if (x + empty < min || x > max) {
        return false;
      }
    }
  }
  return true;
}

std::vector<RowNumber> without(std::vector<RowNumber> rows, RowNumber row) {
  std::erase(rows, row);
  return rows;
}

// The first candidate who fits into a panel with these counts and may not be passed over.
std::optional<RowNumber> first_that_fits(const ReplacementProblem& problem, const Counts& counts,
                                         const std::vector<RowNumber>& candidates,
                                         RowNumber leaver, SwapBounds bounds, Turn& turn) {
  for (const RowNumber candidate : candidates) {
    if (!fits_openly(problem, counts, candidate, turn.empty, bounds == SwapBounds::kFlex)) {
      continue;
    }
    const Skip skip{leaver, candidate, bounds};
    if (!problem.skips.contains(skip)) {
      return candidate;
    }
    turn.skipped.push_back(skip);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(SwapBounds bounds) {
  switch (bounds) {
    case SwapBounds::kQuota:
      return "quota";
    case SwapBounds::kFlex:
      return "flex";
    case SwapBounds::kEmpty:
      break;
  }
  return "empty";
}

Replacement replace_leavers(const ReplacementProblem& problem) {
  Replacement result;
  result.panel = problem.panel;
  std::vector<RowNumber> candidates = candidates_of(problem);
  std::uint64_t empty = problem.order.seats - std::min(problem.order.seats, problem.panel.size());
  for (const RowNumber leaver : by_ticket(problem, problem.leavers)) {
    result.panel = without(result.panel, leaver);
    Turn turn{result.panel, empty, {}};
    const Counts counts = count_members(problem, result.panel);
    Swap swap{leaver, std::nullopt, SwapBounds::kQuota};
    swap.candidate = first_that_fits(problem, counts, candidates, leaver, swap.bounds, turn);
    if (!swap.candidate) {
      swap.bounds = SwapBounds::kFlex;
      swap.candidate = first_that_fits(problem, counts, candidates, leaver, swap.bounds, turn);
    }
    if (swap.candidate) {
      result.panel.push_back(*swap.candidate);
      candidates = without(candidates, *swap.candidate);
    } else {
      swap.bounds = SwapBounds::kEmpty;
      ++empty;
    }
    result.swaps.push_back(swap);
    result.turns.push_back(std::move(turn));
  }
  std::sort(result.panel.begin(), result.panel.end());
  return result;
}

}  // namespace klero::verifier
