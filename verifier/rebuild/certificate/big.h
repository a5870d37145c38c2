// Whole numbers of any length, for exact fractions. OpenSSL's, behind the few operations that are
// needed here.

#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>

namespace klero::verifier {

// Sums of products of numbers up to 2^50.
__extension__ using Wide = __int128;

// Decimal, with a leading '-' if negative.
[[nodiscard]] std::string to_text(Wide value);

// Throws Error if there is no memory.
class Big {
 public:
  explicit Big(Wide value = 0);
  Big(const Big& other);
  Big(Big&& other) noexcept;
  Big& operator=(Big other) noexcept;
  ~Big();

  friend Big operator+(const Big& a, const Big& b);
  friend Big operator-(const Big& a, const Big& b);
  friend Big operator*(const Big& a, const Big& b);
  friend std::strong_ordering operator<=>(const Big& a, const Big& b);
  friend bool operator==(const Big& a, const Big& b) { return (a <=> b) == 0; }

 private:
  struct Number;
  std::unique_ptr<Number> number_;
};

}  // namespace klero::verifier
