#include "selection/register/strata.h"

namespace klero::selection {

StratumNumber stratum_number(const Order& order, std::span<const std::uint32_t> positions) {
  StratumNumber number = 0;
  for (std::size_t i = 0; i < order.strata.size(); ++i) {
    number = number * static_cast<StratumNumber>(order.strata[i].categories.size()) + positions[i];
  }
  return number + 1;
}

CategoryPositions categories_of(const Order& order, StratumNumber number) {
  CategoryPositions positions(order.strata.size());
  StratumNumber rest = number - 1;
  for (std::size_t i = order.strata.size(); i-- > 0;) {
    const auto size = static_cast<StratumNumber>(order.strata[i].categories.size());
    positions[i] = rest % size;
    rest /= size;
  }
  return positions;
}

std::string stratum_text(const Order& order, StratumNumber number) {
  const CategoryPositions positions = categories_of(order, number);
  std::string text;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (i > 0) text += '|';
    text += order.strata[i].categories[positions[i]].name;
  }
  return text;
}

}  // namespace klero::selection
