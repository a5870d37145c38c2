// Have numbers of a column lost their leading zeros, as spreadsheets make them lose them?
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace klero::selection {

// Watches the cells of one column.
class DigitWatch {
 public:
  void take(std::string_view cell);

  // "7 numbers of 4 digits among 1993 of 5, and none begins with 0: were leading zeros lost?"
  // if every cell that is not blank is a number, nearly all have the same number of digits and the
  // others, none of which begins with 0, exactly one less; else empty. Nothing is repaired.
  [[nodiscard]] std::string note() const;

 private:
  static constexpr std::size_t kMost = 32;  // digits

  std::array<std::uint64_t, kMost + 1> with_digits_{};
  std::size_t zeros_ = 0;  // digits of the shortest number that begins with 0; 0 if none does
  bool other_ = false;
};

}  // namespace klero::selection
