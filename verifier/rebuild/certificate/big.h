// Whole numbers of any length, for exact fractions: the few operations that are needed here, as they are
// done by hand, with digits to the base 2^32.

#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace klero::verifier {

// Sums of products of numbers up to 2^50.
__extension__ using Wide = __int128;

// Decimal, with a leading '-' if negative.
[[nodiscard]] std::string to_text(Wide value);

class Big {
 public:
  explicit Big(Wide value = 0);

  friend Big operator+(const Big& a, const Big& b);
  friend Big operator-(const Big& a, const Big& b);
  friend Big operator*(const Big& a, const Big& b);
  friend std::strong_ordering operator<=>(const Big& a, const Big& b);
  friend bool operator==(const Big& a, const Big& b) = default;

 private:
  bool negative_ = false;             // never of 0
  std::vector<std::uint32_t> limbs_;  // of the absolute value, least first; the last is not 0
};

}  // namespace klero::verifier
