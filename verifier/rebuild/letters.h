// How many letters each stratum gets: docs/protocol.md, section 3a.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "verifier/order/order.h"

namespace klero::verifier {

// A part's people can be 2^53, each of weight 1,000,000.
__extension__ using Weight = unsigned __int128;

// Divides n letters among parts with the weights w: floor(n*w/W) each, and the letters that remain
// one each to the largest remainders, among equal ones to the earlier part.
//
//   weights  together 1 to 2^73; n below 2^53
[[nodiscard]] std::vector<std::uint64_t> divide_letters(std::uint64_t n,
                                                        std::span<const Weight> weights);

// What the levels give each stratum of `total` letters, stratum 1 first.
//
//   order   its levels' columns are the names of its strata in sequence, their weights those of the
//           categories (rule 2.6)
//   people  of each stratum, stratum 1 first; as many as the order has strata, together below 2^53
//   total   below 2^53
[[nodiscard]] std::vector<std::uint64_t> share_letters(const Order& order,
                                                       std::span<const std::uint64_t> people,
                                                       std::uint64_t total);

}  // namespace klero::verifier
