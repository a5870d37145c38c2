#include "selection/panel/lottery/exchange.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace klero::selection {
namespace {

constexpr double kFuzz = 1e-5;
constexpr std::uint64_t kMaxMoves = 3000;
constexpr std::size_t kPairsPerMove = 4000;
constexpr std::int64_t kWeightOfNobody = 1000;

// How often each known panel is used: rounded down, the largest remainders up.
std::vector<std::uint32_t> round_parts(const std::vector<double>& parts, std::uint32_t panels) {
  std::vector<std::uint32_t> uses;
  std::vector<double> remainders;
  for (const double part : parts) {
    const double ideal = std::max(0.0, part) * panels;
    uses.push_back(static_cast<std::uint32_t>(std::min<double>(std::floor(ideal + kFuzz), panels)));
    remainders.push_back(ideal - uses.back());
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&remainders](std::size_t a, std::size_t b) {
    return remainders[a] > remainders[b] + kFuzz;
  });
  std::uint64_t used = std::accumulate(uses.begin(), uses.end(), std::uint64_t{0});
  for (std::size_t k = 0; used < panels; k = (k + 1) % order.size(), ++used) {
    ++uses[order[k]];
  }
  for (std::size_t k = order.size(); used > panels; k = k == 0 ? order.size() : k) {
    --k;
    if (uses[order[k]] > 0) {
      --uses[order[k]];
      --used;
    }
  }
  return uses;
}

class Exchange {
 public:
  Exchange(const std::vector<ClassCounts>& known, std::vector<std::uint32_t> uses,
           const std::vector<FairWindow>& windows)
      : known_(known),
        windows_(windows),
        uses_(std::move(uses)),
        totals_(windows.size(), 0),
        weight_(windows.size(), 1) {
    for (std::size_t k = 0; k < known_.size(); ++k) {
      for (std::size_t c = 0; c < totals_.size(); ++c) {
        totals_[c] += known_[k][c] * uses_[k];
      }
    }
  }

  bool run() {
    keep_best();
    for (move_ = 0; move_ < kMaxMoves; ++move_) {
      const std::vector<std::size_t> missed = find_missed();
      if (missed.empty()) {
        return true;
      }
      const std::optional<Move> move = best_move(missed[random(0) % missed.size()]);
      if (!move || move->cost >= 0) {
        for (const std::size_t c : missed) {
          ++weight_[c];
        }
      }
      if (move) {
        apply(*move);
      }
      keep_best();
    }
    uses_ = best_uses_;
    return false;
  }

  [[nodiscard]] std::int64_t missed_seats() const { return fewest_missed_; }

  [[nodiscard]] std::vector<ClassCounts> take() const {
    std::vector<ClassCounts> panels;
    for (std::size_t k = 0; k < known_.size(); ++k) {
      panels.insert(panels.end(), uses_[k], known_[k]);
    }
    return panels;
  }

 private:
  struct Move {
    std::int64_t cost = std::numeric_limits<std::int64_t>::max();
    std::size_t out = 0;
    std::size_t in = 0;
  };

  [[nodiscard]] std::uint64_t random(std::uint64_t purpose) const {
    return mix_bits(mix_bits(move_) + purpose);
  }

  // How far the class is from its window; that somebody has no panel at all counts a thousandfold.
  [[nodiscard]] std::int64_t missed_by(std::size_t c, std::int64_t total) const {
    const FairWindow& window = windows_[c];
    const std::int64_t nobody = std::max(window.everybody_once - total, std::int64_t{0});
    return std::max({window.min - total, total - window.max, std::int64_t{0}}) +
           kWeightOfNobody * nobody;
  }

  [[nodiscard]] std::vector<std::size_t> find_missed() const {
    std::vector<std::size_t> missed;
    for (std::size_t c = 0; c < totals_.size(); ++c) {
      if (missed_by(c, totals_[c]) > 0) {
        missed.push_back(c);
      }
    }
    return missed;
  }

  // Moves that help this class.
  [[nodiscard]] std::optional<Move> best_move(std::size_t of_class) const {
    const bool too_many = totals_[of_class] > windows_[of_class].max;
    std::vector<std::size_t> outs;
    std::vector<std::size_t> ins;
    for (std::size_t k = 0; k < known_.size(); ++k) {
      if ((known_[k][of_class] > 0) == too_many) {
        if (uses_[k] > 0) {
          outs.push_back(k);
        }
      } else {
        ins.push_back(k);
      }
    }
    std::optional<Move> best;
    if (outs.empty() || ins.empty()) {
      return best;
    }
    const std::size_t pairs = std::min(kPairsPerMove, outs.size() * ins.size());
    const std::uint64_t start = random(1);
    for (std::size_t p = 0; p < pairs; ++p) {
      const std::uint64_t pair = mix_bits(start + p);
      const std::size_t out = outs[pair % outs.size()];
      const std::size_t in = ins[(pair >> 32) % ins.size()];
      const std::int64_t cost = cost_of(out, in);
      if (!best || cost < best->cost) {
        best = {cost, out, in};
      }
    }
    return best;
  }

  [[nodiscard]] std::int64_t cost_of(std::size_t out, std::size_t in) const {
    std::int64_t cost = 0;
    for (std::size_t c = 0; c < totals_.size(); ++c) {
      const std::int64_t change = known_[in][c] - known_[out][c];
      if (change != 0) {
        cost += weight_[c] * (missed_by(c, totals_[c] + change) - missed_by(c, totals_[c]));
      }
    }
    return cost;
  }

  void apply(const Move& move) {
    --uses_[move.out];
    ++uses_[move.in];
    for (std::size_t c = 0; c < totals_.size(); ++c) {
      totals_[c] += known_[move.in][c] - known_[move.out][c];
    }
  }

  void keep_best() {
    std::int64_t missed = 0;
    for (std::size_t c = 0; c < totals_.size(); ++c) {
      missed += missed_by(c, totals_[c]);
    }
    if (missed < fewest_missed_) {
      fewest_missed_ = missed;
      best_uses_ = uses_;
    }
  }

  const std::vector<ClassCounts>& known_;
  const std::vector<FairWindow>& windows_;
  std::vector<std::uint32_t> uses_;  // by known panel
  std::vector<std::uint32_t> best_uses_;
  std::int64_t fewest_missed_ = std::numeric_limits<std::int64_t>::max();
  std::vector<std::int64_t> totals_;  // by class
  std::vector<std::int64_t> weight_;  // by class
  std::uint64_t move_ = 0;
};

}  // namespace

std::vector<FairWindow> fair_windows(const ClassModel& model, const std::vector<double>& chances,
                                 std::uint32_t panels) {
  std::vector<FairWindow> windows;
  for (std::size_t c = 0; c < chances.size(); ++c) {
    const std::int64_t size = model.classes[c].size();
    const double ideal = chances[c] * panels;
    const auto least = static_cast<std::int64_t>(std::ceil(ideal - 1 - kFuzz));
    const auto most = static_cast<std::int64_t>(std::floor(ideal + 1 + kFuzz));
    if (chances[c] <= 0) {
      windows.push_back({});
    } else {
      windows.push_back({size * std::max<std::int64_t>(1, least),
                         size * std::min<std::int64_t>(panels, most), size});
    }
  }
  return windows;
}

Exchanged exchange_panels(const std::vector<ClassCounts>& known, const std::vector<double>& parts,
                          std::uint32_t panels, const std::vector<FairWindow>& windows) {
  Exchange exchange(known, round_parts(parts, panels), windows);
  Exchanged result;
  result.all_within = exchange.run();
  result.missed_seats = result.all_within ? 0 : exchange.missed_seats();
  result.panels = exchange.take();
  return result;
}

}  // namespace klero::selection
