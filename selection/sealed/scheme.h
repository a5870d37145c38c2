// The sealed categories of an order, in its sequence: docs/protocol.md, section 10.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "selection/order/order.h"

namespace klero::selection {

struct SealedCategory {
  std::string feature;
  std::string name;
  std::uint64_t min = 0;
  std::uint64_t max = 0;
  std::uint64_t min_flex = 0;
  std::uint64_t max_flex = 0;
};

// One sealed feature: categories[first] to categories[first + count - 1] of the scheme.
struct SealedFeature {
  std::string name;
  std::size_t first = 0;
  std::size_t count = 0;
};

struct SealedScheme {
  std::vector<SealedFeature> features;
  std::vector<SealedCategory> categories;
};

// Without sealed features both lists are empty.
[[nodiscard]] SealedScheme sealed_scheme(const Order& order);

}  // namespace klero::selection
