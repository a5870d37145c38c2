#include "selection/register/excluded.h"

#include <algorithm>

#include "crypto/base/text.h"
#include "selection/register/small_numbers.h"

namespace klero::selection {

std::vector<Excluded> reasons_of(const Order& order) {
  std::vector<Excluded> all{{0, std::string(kTooYoung)}, {0, std::string(kTooOld)}};
  const auto add = [&](const std::string& reason) {
    if (std::ranges::find(all, reason, &Excluded::why) == all.end()) all.push_back({0, reason});
  };
  for (const EligibilityRule& rule : order.eligibility.rules) {
    for (const ExcludedValues& exclusion : rule.excluded) add(exclusion.reason);
    if (rule.otherwise) add(*rule.otherwise);
  }
  if (order.eligibility.served) add(*order.eligibility.served);
  return all;
}

std::vector<bool> which_merge(const std::vector<Excluded>& all, std::uint64_t threshold) {
  std::vector<std::uint64_t> numbers;
  for (const Excluded& one : all) numbers.push_back(one.people);
  return which_merge(numbers, threshold);
}

std::uint64_t people_merged(const std::vector<Excluded>& all, const std::vector<bool>& merged) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < all.size(); ++i) sum += merged[i] ? all[i].people : 0;
  return sum;
}

std::string describe_excluded(const std::vector<Excluded>& all, std::uint64_t threshold) {
  const std::vector<bool> merged = which_merge(all, threshold);
  std::string text;
  std::string together;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string why = crypto::escape_text(all[i].why);
    if (merged[i]) {
      together += (together.empty() ? "" : " or ") + why;
    } else {
      text += (text.empty() ? "" : ", ") + std::to_string(all[i].people) + " " + why;
    }
  }
  if (together.empty()) return text;
  return text + (text.empty() ? "" : ", ") + std::to_string(people_merged(all, merged)) + " " +
         together;
}

}  // namespace klero::selection
