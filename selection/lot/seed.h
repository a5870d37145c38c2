// The seed of a lot or of a replacement: docs/protocol.md, rules 4.9 and 9.3.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "selection/order/order.h"

namespace klero::selection {

// Numbers read out, in their sequence.
using Dice = std::vector<std::uint64_t>;

// Reads what an official types: numbers separated by blanks, commas or line breaks.
//
// Throws Error unless there are exactly `beacon.dice` numbers from 1 to `beacon.sides`; the message
// names the first that is wrong, or how many there are.
[[nodiscard]] Dice parse_dice(const DiceBeacon& beacon, std::string_view typed);

// The position (from 1) of the first throw that two people typed differently; none if they agree.
[[nodiscard]] std::optional<std::size_t> first_difference(const Dice& one, const Dice& other);

// seed.txt of a lot. `dice` is there exactly if the order has a beacon.
//
//   close  checksum of the reveal step, 64 digits
[[nodiscard]] std::string lot_seed_text(const Order& order, unsigned lot, std::string_view close,
                                        const std::optional<Dice>& dice);

// seed.txt of a replacement: with the dice, or, if the order has no replacement beacon, with
// `lot2_seed` (64 digits).
//
//   close  checksum of the leavers step, 64 digits
[[nodiscard]] std::string replacement_seed_text(const Order& order, std::string_view close,
                                                const std::optional<Dice>& dice,
                                                std::string_view lot2_seed);

// The seed: SHA-256 of seed.txt, as 64 digits.
[[nodiscard]] std::string seed_of(std::string_view seed_text);

}  // namespace klero::selection
