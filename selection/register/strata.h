// Strata: the tuples of categories, numbered from 1, the first column varying slowest.
// docs/protocol.md, section 3.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "selection/order/order.h"

namespace klero::selection {

using StratumNumber = std::uint32_t;  // 1..number_of_strata(order), at most 9999

// Positions of categories, one for each entry of Order::strata.
using CategoryPositions = std::vector<std::uint32_t>;

// The number of the stratum in which the positions lead. Requires one valid position a column.
[[nodiscard]] StratumNumber stratum_number(const Order& order,
                                           std::span<const std::uint32_t> positions);

// The other way round. Requires 1 <= number <= number_of_strata(order).
[[nodiscard]] CategoryPositions categories_of(const Order& order, StratumNumber number);

// Names of the categories joined by '|': "Mitte|w/d|16-34".
[[nodiscard]] std::string stratum_text(const Order& order, StratumNumber number);

}  // namespace klero::selection
