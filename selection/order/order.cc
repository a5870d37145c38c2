#include "selection/order/order.h"

#include <algorithm>

namespace klero::selection {

const char* mode_name(Mode mode) { return mode == Mode::kReal ? "real" : "rehearsal"; }

std::string label(const Order& order, const std::string& what) {
  return std::string("kleroterion/") + mode_name(order.mode) + "/" + what + "/v1";
}

std::uint64_t number_of_strata(const Order& order) {
  std::uint64_t product = 1;
  for (const StrataColumn& column : order.strata) {
    product *= column.categories.size();
  }
  return product;
}

bool has_weights(LetterRule rule) {
  return rule == LetterRule::kTable || rule == LetterRule::kWeighted;
}

bool has_sealed_feature(const Order& order) {
  return std::ranges::any_of(
      order.features, [](const Feature& f) { return f.visibility == Visibility::kSealed; });
}

std::uint64_t slots_of_others(const Order& order) {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(order.slots, [](const Slot& slot) { return !slot.office; }));
}

const StrataColumn* find_strata_column(const Order& order, const std::string& name) {
  for (const StrataColumn& column : order.strata) {
    if (column.name == name) {
      return &column;
    }
  }
  return nullptr;
}

}  // namespace klero::selection
