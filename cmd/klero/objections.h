// The days in which people can object to the pool: post.objections_until of the order.

#pragma once

#include <string>

#include "selection/order/order.h"

namespace klero::cmd {

// Whether objections can come today, by the clock of this machine. False if the order has no such day.
[[nodiscard]] bool objections_can_come(const selection::Order& order);

// Throws Error as long as they can: `what` ("the portfolio") has to wait. A rehearsal need not; it is
// told.
void require_objections_over(const selection::Order& order, const std::string& what);

}  // namespace klero::cmd
