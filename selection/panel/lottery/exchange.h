// A lottery from panels that are known already, when halving got stuck. Internal to
// selection/panel.
//
// Chances that are a mixture of known panels may still be missed by more than one panel when each
// panel's part is rounded to whole panels. Exchanging one panel for another, again and again,
// mends that.
#pragma once

#include <cstdint>
#include <vector>

#include "selection/panel/lottery/window_search.h"
#include "selection/panel/model/class_model.h"

namespace klero::selection {

// The seats a class may have on all panels together.
struct FairWindow {
  std::int64_t min = 0;
  std::int64_t max = 0;
  std::int64_t everybody_once = 0;  // at most `min`; fewer leave a member without any chance
};

// The seats each class may have on all `panels` panels together if, shared out evenly, each member's
// count is to be within 1 of panels * chance, and at least 1 where the chance is not 0.
[[nodiscard]] std::vector<FairWindow> fair_windows(const ClassModel& model,
                                               const std::vector<double>& chances,
                                               std::uint32_t panels);

struct Exchanged {
  std::vector<ClassCounts> panels;
  bool all_within = false;  // every class is within its window
  // By which classes are outside; a seat for want of which somebody has no chance counts a thousand more.
  std::int64_t missed_seats = 0;
};

// Begins with each known panel as often as its part says, rounded, and exchanges panels as long as
// that brings the classes into their windows.
//
//   known  distinct, at least one
//   parts  by known panel, not negative, summing to about 1
[[nodiscard]] Exchanged exchange_panels(const std::vector<ClassCounts>& known,
                                        const std::vector<double>& parts, std::uint32_t panels,
                                        const std::vector<FairWindow>& windows);

}  // namespace klero::selection
