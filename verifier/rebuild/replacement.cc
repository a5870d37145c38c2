#include "verifier/rebuild/replacement.h"

#include <algorithm>

#include "verifier/rebuild/tickets.h"

namespace klero::verifier {
namespace {

bool contains(const std::vector<RowNumber>& rows, RowNumber row) {
  return std::find(rows.begin(), rows.end(), row) != rows.end();
}

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
  std::vector<RowNumber> candidates;
  for (RowNumber row = 1; row <= problem.leaves.size(); ++row) {
    if (!contains(problem.panel, row) && !contains(problem.leavers, row) &&
        !contains(problem.earlier_leavers, row)) {
      candidates.push_back(row);
    }
  }
  return by_ticket(problem, candidates);
}

// Every category count x of `panel` is within max(0, min - empty) <= x <= max.
bool fits(const ReplacementProblem& problem, const std::vector<RowNumber>& panel,
          std::uint64_t empty, bool flex) {
  const auto& features = problem.order.features;
  for (std::size_t f = 0; f < features.size(); ++f) {
    for (std::size_t c = 0; c < features[f].categories.size(); ++c) {
      const Bounds& bounds = features[f].categories[c].bounds;
      const std::uint64_t min = flex ? bounds.min_flex : bounds.min;
      const std::uint64_t max = flex ? bounds.max_flex : bounds.max;
      const Quota quota{f, c, min > empty ? min - empty : 0, max};
      if (!check_quota(quota, panel, {{problem.answers[f]}}).kept) {
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

// The first candidate whose swap for `leaver` fits.
std::optional<RowNumber> first_that_fits(const ReplacementProblem& problem,
                                         const std::vector<RowNumber>& panel, RowNumber leaver,
                                         const std::vector<RowNumber>& candidates,
                                         std::uint64_t empty, bool flex) {
  for (const RowNumber candidate : candidates) {
    std::vector<RowNumber> swapped = without(panel, leaver);
    swapped.push_back(candidate);
    if (fits(problem, swapped, empty, flex)) {
      return candidate;
    }
  }
  return std::nullopt;
}

}  // namespace

Replacement replace_leavers(const ReplacementProblem& problem) {
  Replacement result;
  result.panel = problem.panel;
  std::vector<RowNumber> candidates = candidates_of(problem);
  std::uint64_t empty = problem.order.seats - problem.panel.size();
  for (const RowNumber leaver : by_ticket(problem, problem.leavers)) {
    Swap swap{leaver, std::nullopt, SwapBounds::kQuota};
    swap.candidate = first_that_fits(problem, result.panel, leaver, candidates, empty, false);
    if (!swap.candidate) {
      swap.bounds = SwapBounds::kFlex;
      swap.candidate = first_that_fits(problem, result.panel, leaver, candidates, empty, true);
    }
    result.panel = without(result.panel, leaver);
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
