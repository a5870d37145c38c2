// Whole numbers of any size, as far as the certificate needs them: sums, and products with ordinary
// numbers. Internal to selection/panel/certificate.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace klero::selection {

class BigInteger {
 public:
  BigInteger() = default;
  explicit BigInteger(std::int64_t value);

  BigInteger& operator+=(const BigInteger& other);
  BigInteger& operator-=(const BigInteger& other);
  BigInteger& operator*=(std::int64_t factor);

  [[nodiscard]] friend BigInteger operator*(BigInteger a, std::int64_t b) { return a *= b; }
  [[nodiscard]] friend BigInteger operator-(BigInteger a, const BigInteger& b) { return a -= b; }

  [[nodiscard]] friend bool operator==(const BigInteger&, const BigInteger&) = default;
  friend std::strong_ordering operator<=>(const BigInteger& a, const BigInteger& b);

  // The quotient as a floating-point number, for display; denominator not 0.
  [[nodiscard]] static double ratio(const BigInteger& numerator, const BigInteger& denominator);

 private:
  void trim();

  bool negative_ = false;               // never of 0
  std::vector<std::uint32_t> digits_;   // base 2^32, lowest first, the last one not 0
};

}  // namespace klero::selection
