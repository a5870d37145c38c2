// Whether the letters of the second wave go out: docs/protocol.md, rule 5.4.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "selection/order/order.h"

namespace klero::selection {

inline constexpr std::string_view kSecondWaveText = "second-wave.txt";
inline constexpr std::string_view kSecondWaveSignature = "second-wave.sig";

// second-wave.txt. They are sent exactly if `answered`, the letters of the first wave, are fewer than
// the order asks for. Requires an order with a second wave.
//
//   invitations  checksum of step 06, 64 digits
[[nodiscard]] std::string write_wave_decision(const Order& order, std::string_view invitations,
                                              std::uint64_t answered);

// Whether the letters were sent, by the text. Throws Error if it is none of this draw.
[[nodiscard]] bool read_wave_decision(const Order& order, std::string_view invitations,
                                      std::string_view text);

}  // namespace klero::selection
