// Chances that only look after the two ends. Internal to selection/panel.
#pragma once

#include <optional>
#include <vector>

#include "selection/panel/leximin/leximin.h"

namespace klero::selection {

// The smallest chance as large as possible; then the largest as small as possible, the next, and so
// on. The result has one level only, that of the smallest chance.
[[nodiscard]] std::optional<Leximin> solve_maximin(const ClassModel& model,
                                                   const std::vector<ClassClaim>& claims,
                                                   const std::vector<bool>& excluded);

}  // namespace klero::selection
