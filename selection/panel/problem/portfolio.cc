#include "selection/panel/problem/portfolio.h"

namespace klero::selection {

std::vector<std::uint32_t> count_panels(const Portfolio& portfolio, std::uint32_t pool_size) {
  std::vector<std::uint32_t> counts(pool_size, 0);
  for (const Panel& panel : portfolio.panels) {
    for (const Row row : panel) {
      if (row < pool_size) {
        ++counts[row];
      }
    }
  }
  return counts;
}

}  // namespace klero::selection
