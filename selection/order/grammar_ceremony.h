// From JSON to the Order, the people and events of the ceremony: docs/protocol.md, rule 2.2.

#pragma once

#include "selection/order/fields.h"
#include "selection/order/order.h"

namespace klero::selection {

// Each reads one value; problems are appended, and what they concern is left at its default.
[[nodiscard]] Escrow read_escrow(const Value& value, Problems& problems);
[[nodiscard]] Witnesses read_witnesses(const Value& value, Problems& problems);
[[nodiscard]] Timestamps read_timestamps(const Value& value, Problems& problems);
[[nodiscard]] Beacon read_beacon(const Value& value, Problems& problems);

}  // namespace klero::selection
