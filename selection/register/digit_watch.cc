#include "selection/register/digit_watch.h"

#include <algorithm>

namespace klero::selection {

void DigitWatch::take(std::string_view cell) {
  if (other_ || cell.empty()) return;
  const bool number =
      cell.size() <= kMost &&
      std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (number) {
    ++with_digits_[cell.size()];
    if (cell[0] == '0' && (zeros_ == 0 || cell.size() < zeros_)) zeros_ = cell.size();
  } else {
    other_ = true;
  }
}

std::string DigitWatch::note() const {
  const auto most = std::max_element(with_digits_.begin(), with_digits_.end());
  const auto digits = static_cast<std::size_t>(most - with_digits_.begin());
  if (other_ || digits < 3 || (zeros_ != 0 && zeros_ < digits)) return {};
  const std::uint64_t shorter = with_digits_[digits - 1];
  std::uint64_t all = 0;
  for (const std::uint64_t count : with_digits_) all += count;
  if (shorter == 0 || all != *most + shorter || shorter * 2 > *most) return {};
  return std::to_string(shorter) + (shorter == 1 ? " number of " : " numbers of ") +
         std::to_string(digits - 1) +
         " digits among " + std::to_string(*most) + " of " + std::to_string(digits) +
         (zeros_ == 0 ? ", and none begins with 0: were leading zeros lost?"
                      : ", some of which begin with 0: were leading zeros lost?");
}

}  // namespace klero::selection
