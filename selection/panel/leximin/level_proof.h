// The proof of a leximin in whole numbers. Internal to selection/panel.
#pragma once

#include <optional>
#include <vector>

#include "selection/panel/certificate/certificate.h"
#include "selection/panel/leximin/leximin.h"

namespace klero::selection {

// For each level the exact multipliers whose floating-point image the solver gave as prices.
//
// Nothing if they could not be recovered for some level; whether the result is a proof, only
// check_certificate() says.
[[nodiscard]] std::optional<std::vector<Level>> prove_levels(const ClassModel& model,
                                                             const std::vector<ClassClaim>& claims,
                                                             const std::vector<bool>& excluded,
                                                             const Leximin& leximin);

}  // namespace klero::selection
