#include "selection/register/small_numbers.h"

#include <algorithm>

namespace klero::selection {

std::vector<bool> which_merge(std::span<const std::uint64_t> numbers, std::uint64_t threshold) {
  std::vector<bool> merged(numbers.size());
  const auto is_small = [&](std::uint64_t number) { return number > 0 && number < threshold; };
  if (std::ranges::none_of(numbers, is_small)) return merged;
  std::vector<std::size_t> by_size(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) by_size[i] = i;
  std::ranges::stable_sort(by_size, {}, [&](std::size_t i) { return numbers[i]; });
  std::uint64_t sum = 0;
  for (const std::size_t i : by_size) {
    if (numbers[i] >= threshold && sum >= threshold) break;
    merged[i] = true;
    sum += numbers[i];
  }
  return merged;
}

}  // namespace klero::selection
