// What comes of the beacons, from what people type and what relays publish to the lines of
// seed.txt: docs/protocol.md, section 2, and rules 4.9, 4.16, 4.17.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "selection/order/order.h"

namespace klero::selection {

// Numbers read out, in their sequence.
using Numbers = std::vector<std::uint64_t>;

// Reads what an official types: numbers separated by blanks, commas or line breaks.
//
// Throws Error unless there are exactly `dice.dice` numbers from 1 to `dice.sides`; the message
// names the first that is wrong, or how many there are.
[[nodiscard]] Numbers parse_dice(const DiceBeacon& dice, std::string_view typed);

// The same for 6aus49: six different numbers from 1 to 49 in any sequence, handed out ascending,
// and last the Superzahl from 0 to 9.
[[nodiscard]] Numbers parse_lotto(std::string_view typed);

// The position (from 1) of the first number that two people typed differently; none if they agree.
[[nodiscard]] std::optional<std::size_t> first_difference(const Numbers& one, const Numbers& other);

// A value, and what the evidence of the seed step keeps of it: beacon-K.txt or beacon-K.pulse.
struct BeaconValue {
  std::string line;      // of seed.txt, without LF
  std::string evidence;  // bytes; none for dice and lotto
};

[[nodiscard]] BeaconValue dice_value(const Numbers& dice);
[[nodiscard]] BeaconValue lotto_value(std::string_view date, const Numbers& numbers);

// From the relay's JSON with `round`, `randomness`, `signature`. Throws Error if it is none, is of
// another round than `round` (digits), or the randomness is not the SHA-256 of the signature.
[[nodiscard]] BeaconValue drand_value(std::string_view round, std::string_view json);

// From a pulse as the beacon publishes it. Throws Error if it is none, is of another chain,
// certificate or number than the order and `pulse` (digits) say, or its value is not the hash of
// its fields.
[[nodiscard]] BeaconValue nist_value(const NistBeacon& nist, std::string_view pulse,
                                     std::string_view json);

// "beacon-3.txt" of drand, "beacon-3.pulse" of NIST.
[[nodiscard]] std::string value_file_name(const BeaconSource& source, std::size_t number);

}  // namespace klero::selection
