// From a solver's floating-point prices back to the fractions they stand for.
// Internal to selection/panel.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace klero::selection {

// Whole numbers in the same proportions as the prices, as small as possible; nothing if the prices
// are all noise, or are not fractions of one another with small denominators.
//
// A guess: whoever relies on it checks what it is to prove.
[[nodiscard]] std::optional<std::vector<std::int64_t>> whole_proportions(
    const std::vector<double>& prices);

}  // namespace klero::selection
