#include "selection/panel/lottery/halving.h"

#include <utility>

#include "selection/panel/lottery/window_search.h"

namespace klero::selection {
namespace {

// A stack this small is split anew if one of its halves turns out to be stuck: an unlucky cut, not
// the quotas, is then the likely cause.
constexpr std::int64_t kSmallStack = 8;
constexpr std::uint64_t kAttempts = 4;
// Splits that fail before nothing is tried twice any more.
constexpr int kPatience = 300;

class Halving {
 public:
  Halving(const ClassModel& model, const PanelDone& panel_done)
      : model_(model), panel_done_(panel_done) {}

  // Adds the stack's panels to the result. False, with nothing added, if it is stuck.
  bool halve(const Stack& stack, std::uint64_t path) {
    if (stack.panels == 1) {
      return take_panel(stack);
    }
    const bool small = stack.panels <= kSmallStack;
    const std::size_t before = result_.panels.size();
    for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
      if (halve_once(stack, mix_bits(path * kAttempts + attempt), !small)) {
        return true;
      }
      result_.panels.resize(before);
      if (--patience_ < 0) {
        break;
      }
    }
    return false;
  }

  void halve_or_keep(const Stack& stack, std::uint64_t path) {
    if (!halve(stack, path)) {
      result_.stuck.push_back(stack);
    }
  }

  [[nodiscard]] Halved take() { return std::move(result_); }

 private:
  // A large stack keeps what can be built when a part of it is stuck.
  bool halve_once(const Stack& stack, std::uint64_t path, bool keep) {
    const std::int64_t first = stack.panels / 2;
    std::optional<ClassCounts> totals = split_stack(model_, stack, first, path);
    if (!totals) {
      return false;
    }
    Stack second{stack.panels - first, stack.totals};
    for (std::size_t c = 0; c < totals->size(); ++c) {
      second.totals[c] -= (*totals)[c];
    }
    const Stack half{first, std::move(*totals)};
    if (keep) {
      halve_or_keep(half, path * 2);
      halve_or_keep(second, path * 2 + 1);
      return true;
    }
    return halve(half, path * 2) && halve(second, path * 2 + 1);
  }

  bool take_panel(const Stack& stack) {
    if (!meets_all_rows(model_, stack.totals)) {
      return false;
    }
    result_.panels.push_back(stack.totals);
    panel_done_(result_.panels.size());
    return true;
  }

  const ClassModel& model_;
  const PanelDone& panel_done_;
  Halved result_;
  int patience_ = kPatience;
};

}  // namespace

Halved halve_down(const ClassModel& model, const Stack& stack, std::uint64_t seed,
                  const PanelDone& panel_done) {
  Halving halving(model, panel_done);
  halving.halve_or_keep(stack, mix_bits(seed));
  return halving.take();
}

}  // namespace klero::selection
