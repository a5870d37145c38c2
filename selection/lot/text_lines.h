// What the texts of a lot have in common. For the sources of this room.

#pragma once

#include <string>
#include <string_view>

#include "selection/lot/contribution.h"

namespace klero::selection {

// lines(label(what), "after " BASE, "lot " L, "slot " N)
[[nodiscard]] std::string slot_head(const Order& order, const char* what, const LotPlace& place);

// "line 3: expected 'slot 2', got 'slot 1'"; number from 1.
[[nodiscard]] NotThis wrong_line(std::size_t number, std::string_view expected,
                                 std::string_view got);

}  // namespace klero::selection
