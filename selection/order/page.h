// The page of the order that people read: docs/protocol.md, appendix A and rule 2.12.

#pragma once

#include <string>

#include "selection/order/order.h"

namespace klero::selection {

// The bytes of order.html.
[[nodiscard]] std::string page_of(const Order& order);

}  // namespace klero::selection
