#include "selection/replacement/swaps.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/hash/prefixed_sha256.h"

namespace klero::selection {
namespace {

// Rows by their tickets, smallest first.
std::vector<RowNumber> by_ticket(const Pool& pool, const std::vector<RowNumber>& rows,
                                 std::string_view seed) {
  const crypto::openssl::PrefixedSha256 hash(seed);
  std::vector<std::pair<crypto::Digest, RowNumber>> tickets;
  for (const RowNumber row : rows) {
    tickets.emplace_back(hash(crypto::to_hex(pool.rows.at(row - 1).leaf)), row);
  }
  std::sort(tickets.begin(), tickets.end());
  std::vector<RowNumber> sorted;
  for (const auto& [ticket, row] : tickets) sorted.push_back(row);
  return sorted;
}

// How many members are in each category of each feature.
class Counts {
 public:
  Counts(const Order& order, const Pool& pool, const std::set<RowNumber>& members)
      : order_(order), pool_(pool) {
    for (const Feature& feature : order.features) counts_.emplace_back(feature.categories.size());
    for (const RowNumber row : members) enter(row);
  }

  void enter(RowNumber row) { change(row, +1); }
  void leave(RowNumber row) { change(row, -1); }

  // Whether every count keeps its bounds when `empty` seats are empty; and every count of a public
  // feature.
  [[nodiscard]] bool keep(SwapBounds bounds, std::int64_t empty) const {
    return keep_those(bounds, empty, true);
  }
  [[nodiscard]] bool keep_openly(SwapBounds bounds, std::int64_t empty) const {
    return keep_those(bounds, empty, false);
  }

 private:
  [[nodiscard]] bool keep_those(SwapBounds bounds, std::int64_t empty, bool sealed_too) const {
    for (std::size_t f = 0; f < counts_.size(); ++f) {
      if (!sealed_too && order_.features[f].visibility == Visibility::kSealed) continue;
      for (std::size_t c = 0; c < counts_[f].size(); ++c) {
        const QuotaCategory& quota = order_.features[f].categories[c];
        const bool strict = bounds == SwapBounds::kQuota;
        const auto min = static_cast<std::int64_t>(strict ? quota.min : quota.min_flex);
        const auto max = static_cast<std::int64_t>(strict ? quota.max : quota.max_flex);
        if (counts_[f][c] < std::max<std::int64_t>(0, min - empty) || counts_[f][c] > max) {
          return false;
        }
      }
    }
    return true;
  }

  void change(RowNumber row, std::int64_t by) {
    const Profile& profile = pool_.rows.at(row - 1).profile;
    for (std::size_t f = 0; f < profile.size(); ++f) counts_[f].at(profile[f]) += by;
  }

  const Order& order_;
  const Pool& pool_;
  std::vector<std::vector<std::int64_t>> counts_;
};

// The first candidate who keeps `bounds` once the leaver has left. `skipped` gets those before him
// whom only a sealed feature excludes.
std::optional<RowNumber> first_that_fits(Counts& counts, const std::vector<RowNumber>& candidates,
                                         SwapBounds bounds, std::int64_t empty,
                                         std::vector<RowNumber>& skipped) {
  for (const RowNumber candidate : candidates) {
    counts.enter(candidate);
    const bool fits = counts.keep(bounds, empty);
    const bool fits_openly = fits || counts.keep_openly(bounds, empty);
    counts.leave(candidate);
    if (fits) return candidate;
    if (fits_openly) skipped.push_back(candidate);
  }
  return std::nullopt;
}

std::vector<RowNumber> candidates_of(const Pool& pool, const PanelState& state) {
  std::vector<RowNumber> candidates;
  for (RowNumber row = 1; row <= pool.rows.size(); ++row) {
    if (!state.members.contains(row) && !state.gone.contains(row)) candidates.push_back(row);
  }
  return candidates;
}

const char* name_of(SwapBounds bounds) {
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

}  // namespace

Replacement replace(const Order& order, const Pool& pool, const PanelState& state,
                    const std::vector<RowNumber>& leavers, std::string_view seed) {
  Replacement result;
  result.members = state.members;
  Counts counts(order, pool, state.members);
  std::vector<RowNumber> candidates = by_ticket(pool, candidates_of(pool, state), seed);
  auto empty = static_cast<std::int64_t>(order.panel.seats) -
               static_cast<std::int64_t>(state.members.size());
  for (const RowNumber leaver : by_ticket(pool, leavers, seed)) {
    if (result.members.erase(leaver) == 0) {
      throw crypto::Error("replacement: row " + std::to_string(leaver) + " is no member");
    }
    counts.leave(leaver);
    Swap swap;
    swap.leaver = leaver;
    swap.empty = static_cast<std::uint64_t>(empty);
    for (const SwapBounds bounds : {SwapBounds::kQuota, SwapBounds::kFlex}) {
      swap.candidate = first_that_fits(
          counts, candidates, bounds, empty,
          bounds == SwapBounds::kQuota ? swap.skipped_in_quota : swap.skipped_in_flex);
      if (!swap.candidate) continue;
      swap.bounds = bounds;
      counts.enter(*swap.candidate);
      result.members.insert(*swap.candidate);
      candidates.erase(std::find(candidates.begin(), candidates.end(), *swap.candidate));
      break;
    }
    if (!swap.candidate) ++empty;
    result.swaps.push_back(swap);
  }
  return result;
}

std::string write_swaps(const std::vector<Swap>& swaps) {
  std::string text = "leaver\tcandidate\tbounds\n";
  for (const Swap& swap : swaps) {
    text += std::to_string(swap.leaver) + "\t" +
            (swap.candidate ? std::to_string(*swap.candidate) : "-") + "\t" + name_of(swap.bounds) +
            "\n";
  }
  return text;
}

}  // namespace klero::selection
