// The strongest lever of the attack: panels that were optimised sit at their bounds. Internal to
// selection/disclosure.
//
// If every panel has the same number of a category, the membership table of the panels has a
// dependency: its columns for the people of that category sum to a constant. Once there are more
// panels than people, few sums of columns are constant at all, and an integer program finds them in
// a fraction of a second.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "selection/disclosure/facts.h"

namespace klero::selection {

// By row: the category that follows for the feature if panels have equal counts; nothing where
// nothing does. All nothing if there are fewer opened panels than people.
[[nodiscard]] std::vector<std::optional<std::uint32_t>> follow_equal_counts(
    const PublicFacts& facts, std::size_t feature);

}  // namespace klero::selection
