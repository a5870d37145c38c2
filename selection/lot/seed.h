// The seed of a lot or of a replacement: docs/protocol.md, rules 4.9 and 9.3.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "selection/order/order.h"

namespace klero::selection {

// seed.txt of a lot.
//
//   close   checksum of the reveal step, 64 digits
//   values  of the beacons in sequence: lines without LF (beacon_values.h)
[[nodiscard]] std::string lot_seed_text(const Order& order, unsigned lot, std::string_view close,
                                        const std::vector<std::string>& values);

// seed.txt of a replacement: with the values, or, if the order has no replacement beacons, with
// `lot2_seed` (64 digits).
//
//   close  checksum of the leavers step, 64 digits
[[nodiscard]] std::string replacement_seed_text(const Order& order, std::string_view close,
                                                const std::vector<std::string>& values,
                                                std::string_view lot2_seed);

// The seed: SHA-256 of seed.txt, as 64 digits.
[[nodiscard]] std::string seed_of(std::string_view seed_text);

}  // namespace klero::selection
