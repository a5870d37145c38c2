// The list of single steps by which quotas give way: rules 2.2 and 2.4.

#include <algorithm>
#include <map>
#include <utility>

#include "selection/order/rule_helpers.h"
#include "selection/order/rules.h"

namespace klero::selection::rules {
namespace {

const QuotaCategory* find_category(const Order& order, const RelaxStep& step) {
  for (const Feature& feature : order.features) {
    for (const QuotaCategory& category : feature.categories) {
      if (feature.name == step.feature && category.name == step.category) {
        return &category;
      }
    }
  }
  return nullptr;
}

// How many seats a bound may give way before it meets its flex bound.
std::uint64_t room(const QuotaCategory& category, QuotaBound bound) {
  const std::uint64_t wide = bound == QuotaBound::kMin ? category.min : category.max_flex;
  const std::uint64_t narrow = bound == QuotaBound::kMin ? category.min_flex : category.max;
  return wide - std::min(wide, narrow);
}

}  // namespace

void relaxation(const Order& order, Problems& problems) {
  std::map<std::pair<const QuotaCategory*, QuotaBound>, std::uint64_t> taken;
  for (std::size_t i = 0; i < order.relax.size(); ++i) {
    const RelaxStep& step = order.relax[i];
    const std::string pointer = pointer_to("/relax", i);
    const QuotaCategory* category = find_category(order, step);
    if (category == nullptr) {
      add(problems, pointer,
          "relax: expected a category of a feature, got " + in_quotes(step.category) + " of " +
              in_quotes(step.feature),
          "write both names exactly as in features");
      continue;
    }
    if (++taken[{category, step.bound}] > room(*category, step.bound)) {
      const bool min = step.bound == QuotaBound::kMin;
      add(problems, pointer,
          "relax: expected " + in_quotes(step.category) + " of " + in_quotes(step.feature) +
              (min ? ": its min not below min_flex" : ": its max not above max_flex") + ", got " +
              std::to_string(taken[{category, step.bound}]) + " steps with room for " +
              std::to_string(room(*category, step.bound)),
          "leave the step out, or make the flex bound wider");
    }
  }
}

}  // namespace klero::selection::rules
