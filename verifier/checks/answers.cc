#include "verifier/checks/answers.h"

#include <algorithm>

#include "verifier/checks/examination.h"

namespace klero::verifier {
namespace {

std::size_t category_of_answer(const Feature& feature, const std::string& answer) {
  const auto found = std::find_if(
      feature.categories.begin(), feature.categories.end(),
      [&](const FeatureCategory& category) { return category.name == answer; });
  return static_cast<std::size_t>(found - feature.categories.begin());
}

std::size_t category_of_stratum(const Order& order, const Feature& feature, std::uint32_t number) {
  const std::size_t entry = *feature.stratum;
  const std::string& name =
      order.strata[entry].categories[categories_of_stratum(order, number)[entry]].name;
  const auto found = std::find_if(
      feature.categories.begin(), feature.categories.end(), [&](const FeatureCategory& category) {
        return std::find(category.values.begin(), category.values.end(), name) !=
               category.values.end();
      });
  return static_cast<std::size_t>(found - feature.categories.begin());
}

}  // namespace

void build_answers(const Examination& x, Pool& pool) {
  if (!pool.answers.empty()) {
    return;
  }
  std::size_t column = 0;
  for (const Feature& feature : x.order->features) {
    std::vector<std::uint32_t> categories;
    if (feature.sealed) {
      pool.answers.push_back({});
      continue;
    }
    for (const PoolRow& row : pool.rows) {
      categories.push_back(static_cast<std::uint32_t>(
          feature.stratum ? category_of_stratum(*x.order, feature, row.stratum)
                          : category_of_answer(feature, row.values[column])));
    }
    column += feature.stratum ? 0 : 1;
    pool.answers.push_back(std::move(categories));
  }
}

}  // namespace klero::verifier
