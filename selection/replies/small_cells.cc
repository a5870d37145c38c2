#include "selection/replies/small_cells.h"

#include <algorithm>

namespace klero::selection {

std::uint64_t people_in(const Pool& pool, std::size_t feature, std::size_t category) {
  return static_cast<std::uint64_t>(
      std::count_if(pool.rows.begin(), pool.rows.end(),
                    [&](const PoolRow& row) { return row.profile[feature] == category; }));
}

std::vector<CellBelowMinimum> small_cells(const Order& order, const Pool& pool) {
  std::vector<CellBelowMinimum> small;
  for (std::size_t f = 0; f < order.features.size(); ++f) {
    const Feature& feature = order.features[f];
    for (std::size_t c = 0; c < feature.categories.size(); ++c) {
      const std::uint64_t people = people_in(pool, f, c);
      if (people > 0 && people < order.minimum_cell) {
        small.push_back({feature.name, feature.categories[c].name, people});
      }
    }
  }
  return small;
}

}  // namespace klero::selection
