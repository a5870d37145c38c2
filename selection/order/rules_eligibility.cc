// Who can be drawn, by columns of the register.

#include "selection/order/rule_helpers.h"
#include "selection/order/rules.h"

namespace klero::selection::rules {
namespace {

void check_values(const EligibilityRule& rule, const std::string& pointer, Problems& problems) {
  const std::string what = "eligibility, rule for " + in_quotes(rule.column);
  std::vector<Named> values;
  const auto take = [&](const std::vector<std::string>& some, const std::string& list) {
    if (some.empty()) {
      add(problems, list, what + ": expected at least one value, got none",
          "list the values as the register writes them; \"\" stands for an empty cell");
    }
    for (std::size_t i = 0; i < some.size(); ++i) {
      values.push_back({some[i], pointer_to(list, i)});
    }
  };
  take(rule.eligible, pointer + "/eligible");
  for (std::size_t i = 0; i < rule.excluded.size(); ++i) {
    take(rule.excluded[i].values, pointer_to(pointer + "/excluded", i) + "/values");
  }
  check_distinct(values, what + ", values", "a value is eligible, or excluded for one reason", problems);
}

}  // namespace

void eligibility_rules(const Order& order, Problems& problems) {
  std::vector<Named> columns;
  for (std::size_t i = 0; i < order.eligibility.rules.size(); ++i) {
    const EligibilityRule& rule = order.eligibility.rules[i];
    const std::string pointer = pointer_to("/eligibility/rules", i);
    columns.push_back({rule.column, pointer + "/column"});
    check_values(rule, pointer, problems);
  }
  check_distinct(columns, "eligibility, rules, columns", "put all values of a column into one rule",
                 problems);
}

}  // namespace klero::selection::rules
