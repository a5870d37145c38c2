#include "selection/replies/features.h"

#include <algorithm>

#include "crypto/base/error.h"

namespace klero::selection {

std::uint32_t category_by_stratum(const Order& order, const Feature& feature,
                                  StratumNumber number) {
  const auto entry =
      std::find_if(order.strata.begin(), order.strata.end(),
                   [&](const StrataColumn& column) { return column.name == *feature.stratum; });
  if (entry != order.strata.end()) {
    const auto column = static_cast<std::size_t>(entry - order.strata.begin());
    const std::string& name = entry->categories[categories_of(order, number)[column]].name;
    for (std::uint32_t i = 0; i < feature.categories.size(); ++i) {
      const std::vector<std::string>& values = feature.categories[i].values;
      if (std::find(values.begin(), values.end(), name) != values.end()) return i;
    }
  }
  throw crypto::Error("order: feature " + feature.name + " has no category for stratum " +
                      stratum_text(order, number));
}

std::vector<std::size_t> asked_features(const Order& order) {
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < order.features.size(); ++i) {
    if (order.features[i].column) asked.push_back(i);
  }
  return asked;
}

std::vector<std::size_t> sealed_features(const Order& order) {
  std::vector<std::size_t> sealed;
  for (const std::size_t i : asked_features(order)) {
    if (order.features[i].visibility == Visibility::kSealed) sealed.push_back(i);
  }
  return sealed;
}

}  // namespace klero::selection
