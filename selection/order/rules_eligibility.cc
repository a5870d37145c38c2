// Who can be drawn, by columns of the register.

#include <algorithm>
#include <array>

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

// Rule 2.18: values of these columns would be names, numbers and birthdays in a public order.
void check_column(const Order& order, const std::string& column, const std::string& pointer,
                  Problems& problems) {
  const bool of_a_person = column == order.key || column == order.eligibility.birth_date ||
                           std::ranges::find(order.identity, column) != order.identity.end();
  if (of_a_person) {
    add(problems, pointer,
        "eligibility, rules: expected a column that is neither register number nor birth date nor "
        "identity, got " + in_quotes(column),
        "the order is public: it names no single people; for those who have served there is `served`");
  }
}

// Rule 2.18: the reasons of the protocol's own.
void check_reason(const std::string& reason, const std::string& pointer, Problems& problems) {
  constexpr std::array<std::string_view, 3> kTaken{"too young", "too old", "other"};
  if (std::ranges::find(kTaken, reason) != kTaken.end()) {
    add(problems, pointer,
        "eligibility: expected a reason other than too young, too old, other, got " + in_quotes(reason),
        "these are counted beside the order's own reasons");
  }
}

}  // namespace

void eligibility_rules(const Order& order, Problems& problems) {
  std::vector<Named> columns;
  for (std::size_t i = 0; i < order.eligibility.rules.size(); ++i) {
    const EligibilityRule& rule = order.eligibility.rules[i];
    const std::string pointer = pointer_to("/eligibility/rules", i);
    columns.push_back({rule.column, pointer + "/column"});
    check_column(order, rule.column, pointer + "/column", problems);
    check_values(rule, pointer, problems);
    for (std::size_t j = 0; j < rule.excluded.size(); ++j) {
      check_reason(rule.excluded[j].reason, pointer_to(pointer + "/excluded", j) + "/reason", problems);
    }
    if (rule.otherwise) check_reason(*rule.otherwise, pointer + "/otherwise", problems);
  }
  if (order.eligibility.served) {
    check_reason(*order.eligibility.served, "/eligibility/served/reason", problems);
  }
  check_distinct(columns, "eligibility, rules, columns", "put all values of a column into one rule",
                 problems);
}

}  // namespace klero::selection::rules
