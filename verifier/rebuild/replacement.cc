#include "verifier/rebuild/replacement.h"

#include <algorithm>
#include <set>

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
    for (std::size_t c = 0; c < problem.order.features[f].categories.size(); ++c) {
      const Quota any{f, c, 0, 0};
      counts[f].push_back(check_quota(any, panel, {{problem.answers[f]}}).count);
    }
  }
  return counts;
}

// With `candidate` added to those counted, every category count x is within
// max(0, min - empty) <= x <= max.
bool fits(const ReplacementProblem& problem, const Counts& counts, RowNumber candidate,
          std::uint64_t empty, bool flex) {
  for (std::size_t f = 0; f < counts.size(); ++f) {
    for (std::size_t c = 0; c < counts[f].size(); ++c) {
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

// The first candidate who fits into a panel with these counts.
std::optional<RowNumber> first_that_fits(const ReplacementProblem& problem, const Counts& counts,
                                         const std::vector<RowNumber>& candidates,
                                         std::uint64_t empty, bool flex) {
  const auto found = std::find_if(
      candidates.begin(), candidates.end(),
      [&](RowNumber candidate) { return fits(problem, counts, candidate, empty, flex); });
  return found == candidates.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

Replacement replace_leavers(const ReplacementProblem& problem) {
  Replacement result;
  result.panel = problem.panel;
  std::vector<RowNumber> candidates = candidates_of(problem);
  std::uint64_t empty = problem.order.seats - std::min(problem.order.seats, problem.panel.size());
  for (const RowNumber leaver : by_ticket(problem, problem.leavers)) {
    result.panel = without(result.panel, leaver);
    const Counts counts = count_members(problem, result.panel);
    Swap swap{leaver, std::nullopt, SwapBounds::kQuota};
    swap.candidate = first_that_fits(problem, counts, candidates, empty, false);
    if (!swap.candidate) {
      swap.bounds = SwapBounds::kFlex;
      swap.candidate = first_that_fits(problem, counts, candidates, empty, true);
    }
    if (swap.candidate) {
      result.panel.push_back(*swap.candidate);
      candidates = without(candidates, *swap.candidate);
    } else {
      swap.bounds = SwapBounds::kEmpty;
      ++empty;
    }
    result.swaps.push_back(swap);
  }
  std::sort(result.panel.begin(), result.panel.end());
  return result;
}

}  // namespace klero::verifier
