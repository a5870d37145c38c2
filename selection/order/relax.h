// The quotas in force: docs/protocol.md, section 7.
#pragma once

#include <cstddef>

#include "selection/order/order.h"

namespace klero::selection {

// The order with the first `steps` steps of its list taken: its quotas are those that hold from step
// 08 on. Throws Error if the list is shorter.
[[nodiscard]] Order with_relaxation(const Order& order, std::size_t steps);

}  // namespace klero::selection
