// Which category of a feature somebody is in: docs/protocol.md, sections 2.2 and 6.
#pragma once

#include <cstdint>
#include <vector>

#include "selection/order/order.h"
#include "selection/register/strata.h"

namespace klero::selection {

// Positions of categories, one for each feature of the order, in its sequence.
using Profile = std::vector<std::uint32_t>;

// The category of a feature with `stratum` for whoever was drawn in stratum `number`.
//
// Throws Error if no category of the feature names that category of the stratum (rule 2.5).
[[nodiscard]] std::uint32_t category_by_stratum(const Order& order, const Feature& feature,
                                                StratumNumber number);

// The features that the replies answer (those with `column`), as positions in Order::features; and
// of these the ones that are sealed.
[[nodiscard]] std::vector<std::size_t> asked_features(const Order& order);
[[nodiscard]] std::vector<std::size_t> sealed_features(const Order& order);

}  // namespace klero::selection
