// From chances to whole numbers of panels. Internal to selection/panel.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "selection/panel/lottery/split.h"
#include "selection/panel/model/class_model.h"

namespace klero::selection {

// How many seats each class gets on `panels` panels together: panels * size * chance rounded down
// or up, so that shared out evenly each member's count is within 1 of panels * chance; but at least
// one each where the chance is not 0. The sums meet `panels` times every row.
//
// Another seed may give another rounding. Nothing if none was found.
[[nodiscard]] std::optional<Stack> round_totals(const ClassModel& model,
                                                const std::vector<double>& chances,
                                                std::int64_t panels, std::uint64_t seed);

}  // namespace klero::selection
