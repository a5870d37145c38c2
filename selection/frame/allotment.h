// How many letters each stratum gets: docs/protocol.md, section 3a.
//
// The columns of the levels together are the columns of the strata in their sequence, so a group is
// always a run of consecutive strata, and its parts are runs of equal length.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "selection/order/order.h"

namespace klero::selection {

// A number for each stratum; that of stratum N stands at N - 1.
using PerStratum = std::vector<std::uint64_t>;

// Divides `letters` among parts with the given weights: each part gets the whole number below
// letters * weight / W, and the letters that remain go one each to the largest remainders, among
// equal ones to the earlier part. A part of weight 0 gets nothing.
//
//   letters at most 2^32 - 1, the weights together at most 2^60 and not all 0 unless letters is 0
[[nodiscard]] std::vector<std::uint64_t> divide_letters(std::uint64_t letters,
                                                        std::span<const std::uint64_t> weights);

// What the levels of the order give each stratum of `total` letters, whether it has so many people or
// not.
//
//   people  one number for each stratum, together at most 2^32 - 1
[[nodiscard]] PerStratum share_letters(const Order& order, const PerStratum& people,
                                       std::uint64_t total);

// The letters of each stratum.
//
//   people  as for share_letters()
//
// Throws Error if the order asks for more letters than there are people.
[[nodiscard]] PerStratum allot_letters(const Order& order, const PerStratum& people);

// The letters of the second wave of each stratum, those of the first being `letters`: all 0 if the
// order has none.
[[nodiscard]] PerStratum allot_second_wave(const Order& order, const PerStratum& people,
                                           const PerStratum& letters);

}  // namespace klero::selection
