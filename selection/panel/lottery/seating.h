// From seats by class to people. Internal to selection/panel.
#pragma once

#include <vector>

#include "selection/panel/model/class_model.h"
#include "selection/panel/problem/portfolio.h"

namespace klero::selection {

// Seats the people of each class in turn, so that their counts differ by at most one; members of
// shared households as evenly as that household's other members permit.
//
//   panels  each meets every row of the model
[[nodiscard]] Portfolio seat_people(const QuotaProblem& problem, const ClassModel& model,
                                    const std::vector<ClassCounts>& panels);

}  // namespace klero::selection
