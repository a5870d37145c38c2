// The letters of each stratum, and how they are told.
#pragma once

#include <string>

#include "selection/frame/allotment.h"
#include "selection/order/order.h"

namespace klero::cmd {

// The letters of each stratum. Throws Error, naming small strata and the merge that mends them.
[[nodiscard]] selection::PerStratum allot(const selection::Order& order,
                                          const selection::PerStratum& people);

// "strata   4 with people, 0 without", "letters  6".
[[nodiscard]] std::string strata_words(const selection::PerStratum& people,
                                       const selection::PerStratum& letters);

// A line for the second wave; empty if the order has none.
[[nodiscard]] std::string second_words(const selection::Order& order,
                                       const selection::PerStratum& second);

}  // namespace klero::cmd
