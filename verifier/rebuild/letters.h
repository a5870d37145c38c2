// How many letters each stratum gets: docs/protocol.md, section 3a.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "verifier/order/order.h"

namespace klero::verifier {

// Divides n letters among parts with the weights w: floor(n*w/W) each, and the letters that remain
// one each to the largest remainders, among equal ones to the earlier part.
//
//   weights  not all 0, each below 2^53; n below 2^53
[[nodiscard]] std::vector<std::uint64_t> divide_letters(std::uint64_t n,
                                                        std::span<const std::uint64_t> weights);

// The letters of each stratum, stratum 1 first.
//
//   order   its levels' columns are the names of its strata in sequence (rule 2.6)
//   people  of each stratum, stratum 1 first; as many as the order has strata
[[nodiscard]] std::vector<std::uint64_t> share_letters(const Order& order,
                                                       std::span<const std::uint64_t> people);

}  // namespace klero::verifier
