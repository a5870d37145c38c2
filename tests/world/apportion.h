// Whole people out of published shares.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace klero::world {

// `total` divided in proportion to `weights` by largest remainder (Hamilton, Hare and Niemeyer);
// equal remainders: the earlier one first. Weights and total below 2^31, not all weights 0.
[[nodiscard]] std::vector<std::uint32_t> largest_remainder(std::uint32_t total,
                                                           std::span<const std::uint32_t> weights);

// A table with exactly these row and column totals (which have the same sum N), each cell within
// one of row * column / N: as even as whole people can be. Cells in rows, one row after another.
//
// Every cell is rounded down; the people that remain are a table of zeros and ones with known
// margins, which Ryser's construction fills: each row in turn gives one to the columns that need
// most. It exists because the unrounded remainders are one with fractions.
[[nodiscard]] std::vector<std::uint32_t> round_table(std::span<const std::uint32_t> rows,
                                                     std::span<const std::uint32_t> columns);

}  // namespace klero::world
