// Categories with too few people in the pool: docs/protocol.md, rule 6.7.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "selection/replies/pool.h"

namespace klero::selection {

// A category of a feature, public or sealed, with 1 to minimum_cell - 1 people in the pool. Its
// total would be published, and says too much about so few.
struct CellBelowMinimum {
  std::string feature;
  std::string category;
  std::uint64_t people = 0;
};

// In the order's sequence.
[[nodiscard]] std::vector<CellBelowMinimum> small_cells(const Order& order, const Pool& pool);

// How many rows are in category `category` of feature `feature`, both positions in the order.
[[nodiscard]] std::uint64_t people_in(const Pool& pool, std::size_t feature, std::size_t category);

}  // namespace klero::selection
