// The lottery, by halving totals down to single panels. Internal to selection/panel; split.h says
// why.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "selection/panel/lottery/split.h"

namespace klero::selection {

struct Halved {
  std::vector<ClassCounts> panels;  // each meets every row
  std::vector<Stack> stuck;         // stacks for which no split was found
};

// Called after each panel, with how many there are.
using PanelDone = std::function<void(std::size_t panels_done)>;

//   seed  with another seed the cuts differ
[[nodiscard]] Halved halve_down(const ClassModel& model, const Stack& stack, std::uint64_t seed,
                                const PanelDone& panel_done);

}  // namespace klero::selection
