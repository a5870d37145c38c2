#include "selection/register/excluded.h"

#include <algorithm>

namespace klero::selection {

std::vector<Excluded> excluded_of(const Register& people) {
  return {{people.too_young, "too young"}, {people.too_old, "too old"}};
}

std::vector<Excluded> merge_small(std::vector<Excluded> all, std::uint64_t threshold) {
  const auto is_small = [&](const Excluded& one) {
    return one.people > 0 && one.people < threshold;
  };
  if (std::ranges::none_of(all, is_small)) return all;
  // Reasons keep their sequence, the merged ones come last.
  std::vector<std::size_t> by_size(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) by_size[i] = i;
  std::ranges::stable_sort(by_size, {}, [&](std::size_t i) { return all[i].people; });
  std::vector<bool> merged(all.size());
  std::uint64_t sum = 0;
  for (const std::size_t i : by_size) {
    if (all[i].people >= threshold && sum >= threshold) break;
    merged[i] = true;
    sum += all[i].people;
  }
  std::vector<Excluded> told;
  Excluded together{sum, ""};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (merged[i]) {
      together.why += (together.why.empty() ? "" : " or ") + all[i].why;
    } else {
      told.push_back(all[i]);
    }
  }
  told.push_back(together);
  return told;
}

}  // namespace klero::selection
