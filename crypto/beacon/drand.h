// A round of a drand chain: https://drand.love, "Specification".
//
// The BLS signature itself (over BLS12-381) is not checked: no library of Debian 12 can. What is
// checked is that the randomness follows from it.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "crypto/base/bytes.h"

namespace klero::crypto {

// The randomness of a round: SHA-256 of the signature's bytes, with the library of the caller's side.
[[nodiscard]] Digest drand_randomness(std::string_view signature, HashFunction sha256);

// When a round is due: genesis + (round − 1)·period, in seconds since 1970-01-01 (UTC).
//
//   round, period  at least 1
//
// nullopt if one of them is 0 or the time is beyond 2^53 − 1.
[[nodiscard]] std::optional<std::int64_t> drand_round_time(std::uint64_t genesis,
                                                           std::uint64_t period,
                                                           std::uint64_t round);

}  // namespace klero::crypto
