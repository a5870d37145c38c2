#include "selection/register/rule_lookup.h"

#include <vector>

namespace klero::selection {
namespace {

std::vector<std::vector<std::string>> values_of(const EligibilityRule& rule) {
  std::vector<std::vector<std::string>> values{rule.eligible};
  for (const ExcludedValues& exclusion : rule.excluded) values.push_back(exclusion.values);
  return values;
}

}  // namespace

RuleLookup::RuleLookup(const EligibilityRule& rule) : rule_(rule), values_(values_of(rule)) {}

std::optional<std::string_view> RuleLookup::reason_for(std::string_view value) const {
  const std::optional<std::uint32_t> found = values_.find(value);
  if (!found && (!rule_.otherwise || values_.spelled_like(value))) return std::nullopt;
  if (!found) return *rule_.otherwise;
  return *found == 0 ? std::string_view{} : std::string_view(rule_.excluded[*found - 1].reason);
}

}  // namespace klero::selection
