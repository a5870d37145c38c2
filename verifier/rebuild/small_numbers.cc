#include "verifier/rebuild/small_numbers.h"

#include <algorithm>
#include <optional>

namespace klero::verifier {
namespace {

// Of the numbers that are told alone the smallest, of equal ones the first.
std::optional<std::size_t> smallest_alone(std::span<const std::uint64_t> numbers,
                                          const std::vector<bool>& merged) {
  std::optional<std::size_t> smallest;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!merged[i] && (!smallest || numbers[i] < numbers[*smallest])) {
      smallest = i;
    }
  }
  return smallest;
}

}  // namespace

std::vector<bool> which_merge(std::span<const std::uint64_t> numbers, std::uint64_t threshold) {
  std::vector<bool> merged(numbers.size());
  if (std::ranges::none_of(numbers, [&](auto n) { return 0 < n && n < threshold; })) {
    return merged;
  }
  std::uint64_t together = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    merged[i] = numbers[i] < threshold;
    together += merged[i] ? numbers[i] : 0;
  }
  while (together < threshold) {
    const auto next = smallest_alone(numbers, merged);
    if (!next) {
      break;
    }
    merged[*next] = true;
    together += numbers[*next];
  }
  return merged;
}

}  // namespace klero::verifier
