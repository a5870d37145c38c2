#include "selection/sealed/scheme.h"

namespace klero::selection {

SealedScheme sealed_scheme(const Order& order) {
  SealedScheme scheme;
  for (const Feature& feature : order.features) {
    if (feature.visibility != Visibility::kSealed) {
      continue;
    }
    scheme.features.push_back({.name = feature.name,
                               .first = scheme.categories.size(),
                               .count = feature.categories.size()});
    for (const QuotaCategory& category : feature.categories) {
      scheme.categories.push_back({.feature = feature.name,
                                   .name = category.name,
                                   .min = category.min,
                                   .max = category.max,
                                   .min_flex = category.min_flex,
                                   .max_flex = category.max_flex});
    }
  }
  return scheme;
}

}  // namespace klero::selection
