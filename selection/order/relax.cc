#include "selection/order/relax.h"

#include "crypto/base/error.h"

namespace klero::selection {

Order with_relaxation(const Order& order, std::size_t steps) {
  if (steps > order.relax.size()) {
    throw crypto::Error("relaxation: expected at most the " + std::to_string(order.relax.size()) +
                        " steps of the order, got " + std::to_string(steps));
  }
  Order relaxed = order;
  for (std::size_t i = 0; i < steps; ++i) {
    const RelaxStep& step = order.relax[i];
    for (Feature& feature : relaxed.features) {
      for (QuotaCategory& category : feature.categories) {
        if (feature.name == step.feature && category.name == step.category) {
          (step.bound == QuotaBound::kMin) ? --category.min : ++category.max;
        }
      }
    }
  }
  return relaxed;
}

}  // namespace klero::selection
