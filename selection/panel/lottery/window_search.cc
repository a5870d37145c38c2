#include "selection/panel/lottery/window_search.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace klero::selection {
namespace {

// More pairs than this are not looked at for one move: with many items a good pair comes early.
constexpr std::size_t kPairsPerMove = 3000;

class Search {
 public:
  Search(const WindowProblem& problem, std::vector<bool> start, std::uint64_t seed)
      : problem_(problem),
        seed_(seed),
        chosen_(std::move(start)),
        rest_until_(chosen_.size(), 0),
        single_cost_(chosen_.size(), 0),
        items_of_(problem.windows.size()),
        count_(problem.windows.size(), 0),
        weight_(problem.windows.size(), 1),
        cost_of_more_(problem.windows.size(), 0),
        cost_of_fewer_(problem.windows.size(), 0),
        marked_(problem.windows.size(), false) {
    for (std::uint32_t item = 0; item < chosen_.size(); ++item) {
      for (const std::uint32_t group : problem_.groups_of[item]) {
        items_of_[group].push_back(item);
        count_[group] += chosen_[item] ? 1 : 0;
      }
    }
  }

  // False if a window lies outside what its group can give.
  [[nodiscard]] bool possible() const {
    for (std::size_t group = 0; group < items_of_.size(); ++group) {
      const Window& window = problem_.windows[group];
      if (window.min > window.max || window.max < 0 ||
          window.min > static_cast<std::int64_t>(items_of_[group].size())) {
        return false;
      }
    }
    return true;
  }

  bool run(std::uint64_t max_moves) {
    for (move_ = 1; move_ <= max_moves; ++move_) {
      find_missed();
      if (missed_.empty()) {
        return true;
      }
      const std::uint32_t group = missed_[random(0) % missed_.size()];
      const bool more = count_[group] < problem_.windows[group].min;
      price(more);
      const Swap swap = best_swap(group, more);
      if (swap.cost >= 0) {
        for (const std::uint32_t g : missed_) {
          ++weight_[g];
        }
      }
      if (swap.cost < kNone) {
        flip(swap.into_group);
        flip(swap.out_of_group);
      }
    }
    find_missed();
    return missed_.empty();
  }

  [[nodiscard]] std::vector<bool> take() { return std::move(chosen_); }

 private:
  static constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();

  // The item whose flip helps the group, and the one that keeps the total.
  struct Swap {
    std::int64_t cost = kNone;
    std::uint32_t into_group = 0;
    std::uint32_t out_of_group = 0;
  };

  [[nodiscard]] std::uint64_t random(std::uint64_t purpose) const {
    return mix_bits(seed_ ^ mix_bits(move_ * 4 + purpose));
  }

  [[nodiscard]] std::int64_t missed_by(std::size_t group, std::int64_t count) const {
    const Window& window = problem_.windows[group];
    return std::max({window.min - count, count - window.max, std::int64_t{0}});
  }

  void find_missed() {
    missed_.clear();
    for (std::uint32_t group = 0; group < count_.size(); ++group) {
      if (missed_by(group, count_[group]) > 0) {
        missed_.push_back(group);
      }
    }
  }

  // What one more, or one fewer, in each group costs; and so what each item's flip would cost alone.
  void price(bool more) {
    for (std::size_t group = 0; group < count_.size(); ++group) {
      const std::int64_t now = missed_by(group, count_[group]);
      cost_of_more_[group] = weight_[group] * (missed_by(group, count_[group] + 1) - now);
      cost_of_fewer_[group] = weight_[group] * (missed_by(group, count_[group] - 1) - now);
    }
    for (std::size_t item = 0; item < chosen_.size(); ++item) {
      const std::vector<std::int64_t>& cost = chosen_[item] ? cost_of_fewer_ : cost_of_more_;
      single_cost_[item] = 0;
      for (const std::uint32_t group : problem_.groups_of[item]) {
        single_cost_[item] += cost[group];
      }
    }
    partners_.clear();
    for (std::uint32_t item = 0; item < chosen_.size(); ++item) {
      if (chosen_[item] == more && rest_until_[item] < move_) {
        partners_.push_back(item);
      }
    }
  }

  // The cheapest swap among the pairs looked at, beginning somewhere.
  [[nodiscard]] Swap best_swap(std::uint32_t group, bool more) {
    Swap best;
    const std::vector<std::uint32_t>& helpers = items_of_[group];
    std::size_t pairs = 0;
    const std::size_t first = random(1) % helpers.size();
    for (std::size_t i = 0; i < helpers.size() && pairs < kPairsPerMove; ++i) {
      const std::uint32_t item = helpers[(first + i) % helpers.size()];
      if (chosen_[item] == more || rest_until_[item] >= move_ || partners_.empty()) {
        continue;
      }
      mark(item, true);
      pairs += try_partners(item, random(2) + i, kPairsPerMove - pairs, group, best);
      mark(item, false);
    }
    return best;
  }

  std::size_t try_partners(std::uint32_t item, std::uint64_t start, std::size_t budget,
                           std::uint32_t group, Swap& best) const {
    const std::size_t count = std::min(partners_.size(), budget);
    for (std::size_t j = 0; j < count; ++j) {
      const std::uint32_t partner = partners_[(start + j) % partners_.size()];
      std::int64_t cost = single_cost_[item] + single_cost_[partner];
      bool same_group = false;
      for (const std::uint32_t g : problem_.groups_of[partner]) {
        // A group that holds both keeps its count.
        cost -= marked_[g] != 0 ? cost_of_more_[g] + cost_of_fewer_[g] : 0;
        same_group |= g == group;
      }
      if (!same_group && cost < best.cost) {
        best = {cost, item, partner};
      }
    }
    return count;
  }

  void mark(std::uint32_t item, bool value) {
    for (const std::uint32_t group : problem_.groups_of[item]) {
      marked_[group] = value ? 1 : 0;
    }
  }

  void flip(std::uint32_t item) {
    chosen_[item] = !chosen_[item];
    for (const std::uint32_t group : problem_.groups_of[item]) {
      count_[group] += chosen_[item] ? 1 : -1;
    }
    rest_until_[item] = move_ + 3 + random(3 + item) % 4;
  }

  const WindowProblem& problem_;
  std::uint64_t seed_;
  std::uint64_t move_ = 0;
  std::vector<bool> chosen_;                  // by item
  std::vector<std::uint64_t> rest_until_;     // by item: no flip before this move is over
  std::vector<std::int64_t> single_cost_;     // by item
  std::vector<std::vector<std::uint32_t>> items_of_;  // by group
  std::vector<std::int64_t> count_;           // by group: items chosen
  std::vector<std::int64_t> weight_;          // by group
  std::vector<std::int64_t> cost_of_more_;    // by group
  std::vector<std::int64_t> cost_of_fewer_;   // by group
  std::vector<std::uint8_t> marked_;          // by group
  std::vector<std::uint32_t> missed_;         // groups
  std::vector<std::uint32_t> partners_;       // items that may flip the other way
};

}  // namespace

std::uint64_t mix_bits(std::uint64_t bits) {
  bits += 0x9E3779B97F4A7C15U;
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9U;
  bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBU;
  return bits ^ (bits >> 31);
}

std::optional<std::vector<bool>> search_windows(const WindowProblem& problem,
                                                std::vector<bool> start, std::uint64_t seed,
                                                std::uint64_t max_moves) {
  Search search(problem, std::move(start), seed);
  if (!search.possible() || !search.run(max_moves)) {
    return std::nullopt;
  }
  return search.take();
}

}  // namespace klero::selection
