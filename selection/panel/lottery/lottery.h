// The lottery over classes for given chances. Internal to selection/panel.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

#include "selection/panel/hull/hull.h"
#include "selection/panel/lottery/halving.h"

namespace klero::selection {

struct Attempt {
  std::vector<ClassCounts> panels;  // each meets every row; as many as asked for if complete
  bool complete = false;            // then everybody is within one panel of the ideal
};

// By halving. `panel_done` may throw to stop.
[[nodiscard]] Attempt attempt_halving(const ClassModel& model, const std::vector<double>& chances,
                                      std::uint32_t panels, const PanelDone& panel_done);

// From the panels of the hull, which has at least one: begins near the attempt, and near the hull's
// own mixture, and takes what comes out better.
//
//   parts   by panel of the hull
[[nodiscard]] std::vector<ClassCounts> make_do(const ClassModel& model, const PanelHull& hull,
                                               const std::vector<double>& parts,
                                               const Attempt& attempt,
                                               const std::vector<double>& chances,
                                               std::uint32_t panels);

}  // namespace klero::selection
