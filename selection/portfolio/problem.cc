#include "selection/portfolio/problem.h"

namespace klero::selection {

QuotaProblem make_problem(const Order& order, const Pool& pool) {
  QuotaProblem problem;
  problem.pool_size = static_cast<std::uint32_t>(pool.rows.size());
  problem.seats = static_cast<std::uint32_t>(order.panel.seats);
  for (std::size_t f = 0; f < order.features.size(); ++f) {
    const Feature& feature = order.features[f];
    for (std::uint32_t c = 0; c < feature.categories.size(); ++c) {
      const QuotaCategory& category = feature.categories[c];
      Quota quota;
      quota.feature = feature.name;
      quota.category = category.name;
      quota.min = static_cast<std::uint32_t>(category.min);
      quota.max = static_cast<std::uint32_t>(category.max);
      quota.min_flex = static_cast<std::uint32_t>(category.min_flex);
      quota.max_flex = static_cast<std::uint32_t>(category.max_flex);
      for (Row row = 0; row < problem.pool_size; ++row) {
        if (pool.rows[row].profile[f] == c) quota.members.push_back(row);
      }
      problem.quotas.push_back(std::move(quota));
    }
  }
  return problem;
}

}  // namespace klero::selection
