// Cutting the seats of m panels into those of two smaller stacks of panels. Internal to
// selection/panel.
//
// A stack of m panels is known by its totals: how many seats each class has on all of them. If the
// totals meet m times every quota, halving them as evenly as whole numbers allow gives two stacks
// of which the same holds; halved down to m = 1 they are panels. So every class gets exactly the
// total that one began with, and nobody's luck depends on what was built before.
#pragma once

#include <cstdint>
#include <optional>

#include "selection/panel/model/class_model.h"

namespace klero::selection {

// A stack of panels.
struct Stack {
  std::int64_t panels = 0;
  ClassCounts totals;
};

// The totals of `first` of the stack's panels; what remains is the second stack. Each class gives
// its share rounded down or up, or one seat more or fewer where that is not possible. Every row gives
// its share so rounded too, or at least leaves both stacks within its bounds.
//
// Nothing if no such split was found; that is not a proof that there is none.
[[nodiscard]] std::optional<ClassCounts> split_stack(const ClassModel& model, const Stack& stack,
                                                     std::int64_t first, std::uint64_t seed);

// Division rounded down and up, for b > 0.
[[nodiscard]] constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}
[[nodiscard]] constexpr std::int64_t ceil_div(std::int64_t a, std::int64_t b) {
  return -floor_div(-a, b);
}

}  // namespace klero::selection
