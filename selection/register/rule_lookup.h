// One rule of eligibility, ready for looking up the values of its column.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "selection/order/order.h"
#include "selection/register/classify.h"

namespace klero::selection {

class RuleLookup {
 public:
  // `rule` must outlive it.
  explicit RuleLookup(const EligibilityRule& rule);

  // The reason for which whoever has `value` cannot be drawn; empty if he can, as far as this rule
  // goes; none if the rule does not know the value. That is so too of what may be another spelling of
  // a value that it knows (classify.h), although the rule has a reason for all others: whoever has
  // a no-break space behind his H shall not be left out without a word.
  [[nodiscard]] std::optional<std::string_view> reason_for(std::string_view value) const;

  // What it does not know, and what it knows: for messages.
  [[nodiscard]] const ValueMap& values() const { return values_; }

 private:
  const EligibilityRule& rule_;
  ValueMap values_;  // those that are eligible first, then each list of excluded ones
};

}  // namespace klero::selection
