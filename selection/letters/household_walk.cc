#include "selection/letters/household_walk.h"

#include <algorithm>
#include <queue>
#include <set>

namespace klero::selection {
namespace {

// The next candidate of a stratum; the smallest ticket comes first.
struct Head {
  crypto::Digest ticket{};
  std::size_t stratum = 0;
  std::size_t position = 0;

  bool operator>(const Head& other) const { return ticket > other.ticket; }
};

class Walk {
 public:
  explicit Walk(std::span<const WalkStratum> strata)
      : strata_(strata), results_(strata.size()), seen_(strata.size()) {
    for (std::size_t i = 0; i < strata.size(); ++i) seen_[i].resize(strata[i].candidates.size());
  }

  // One wave: each stratum gets as many letters as its member `letters` says.
  void wave(std::uint64_t WalkStratum::* letters, std::vector<std::size_t> WalkResult::* drawn) {
    Heads heads;
    for (std::size_t i = 0; i < strata_.size(); ++i) {
      if (strata_[i].*letters > 0) push(heads, i, 0);
    }
    while (!heads.empty()) {
      const Head head = heads.top();
      heads.pop();
      WalkResult& result = results_[head.stratum];
      seen_[head.stratum][head.position] = true;
      const bool is_new = tags_.insert(strata_[head.stratum].candidates[head.position].tag).second;
      (is_new ? result.*drawn : result.skipped).push_back(head.position);
      if ((result.*drawn).size() < strata_[head.stratum].*letters) {
        push(heads, head.stratum, head.position + 1);
      }
    }
  }

  std::vector<WalkResult> take() {
    for (WalkResult& result : results_) std::ranges::sort(result.skipped);
    return std::move(results_);
  }

 private:
  using Heads = std::priority_queue<Head, std::vector<Head>, std::greater<>>;

  // The first candidate from `position` on who was neither drawn nor skipped.
  void push(Heads& heads, std::size_t stratum, std::size_t position) {
    const std::vector<bool>& seen = seen_[stratum];
    while (position < seen.size() && seen[position]) ++position;
    if (position < seen.size()) {
      heads.push({strata_[stratum].candidates[position].ticket, stratum, position});
    } else if (!strata_[stratum].complete) {
      results_[stratum].more_needed = true;
    }
  }

  std::span<const WalkStratum> strata_;
  std::vector<WalkResult> results_;
  std::vector<std::vector<bool>> seen_;
  std::set<HouseholdTag> tags_;
};

}  // namespace

std::vector<WalkResult> walk_households(std::span<const WalkStratum> strata) {
  Walk walk(strata);
  walk.wave(&WalkStratum::first, &WalkResult::first);
  walk.wave(&WalkStratum::second, &WalkResult::second);
  return walk.take();
}

}  // namespace klero::selection
