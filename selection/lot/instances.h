// The successive instances of a beacon, and when they are: docs/protocol.md, section 2.
//
//   dice    "dice"         no time
//   lotto   "lotto DATE"   12:00 UTC of the day
//   drand   "drand ROUND"  genesis + (ROUND - 1)·period
//   nist    "nist PULSE"   the pulse's timeStamp: not known from its number
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "selection/order/order.h"

namespace klero::selection {

// Whether `text` names an instance of the beacon.
[[nodiscard]] bool is_instance(const BeaconSource& source, std::string_view text);

// What stands behind the first word: the date of a lotto draw, the number of a round or a pulse.
// Requires is_instance().
[[nodiscard]] std::string_view instance_number(std::string_view text);

// Seconds since 1970-01-01 (UTC); none for dice and NIST. Requires is_instance().
[[nodiscard]] std::optional<std::uint64_t> instance_time(const BeaconSource& source,
                                                         std::string_view text);

// The first instance whose time is not before `time`; "dice" for dice; none for NIST, whose
// times do not follow from the order.
[[nodiscard]] std::optional<std::string> first_instance(const BeaconSource& source,
                                                        std::uint64_t time);

// An example, "lotto 2026-03-21", for messages.
[[nodiscard]] std::string example_of_instance(const BeaconSource& source);

}  // namespace klero::selection
