#include "selection/panel/certificate/big_integer.h"

#include <algorithm>
#include <cmath>

namespace klero::selection {
namespace {

using Digits = std::vector<std::uint32_t>;

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

std::strong_ordering compare(const Digits& a, const Digits& b) {
  if (a.size() != b.size()) {
    return a.size() <=> b.size();
  }
  return std::lexicographical_compare_three_way(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

void add(Digits& a, const Digits& b) {
  a.resize(std::max(a.size(), b.size()) + 1, 0);
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    carry += std::uint64_t{a[i]} + (i < b.size() ? b[i] : 0U);
    a[i] = static_cast<std::uint32_t>(carry);
    carry >>= 32;
  }
}

// a - b for a >= b.
Digits subtract(Digits a, const Digits& b) {
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::uint64_t taken = borrow + (i < b.size() ? b[i] : 0U);
    borrow = a[i] < taken ? 1 : 0;
    a[i] = static_cast<std::uint32_t>(a[i] - taken);
  }
  return a;
}

// The value divided by 2^(32 * exponent), close to 1 in size.
double leading(const Digits& digits) {
  double value = 0;
  for (std::size_t i = digits.size() > 4 ? digits.size() - 4 : 0; i < digits.size(); ++i) {
    value = std::ldexp(value, -32) + digits[i];
  }
  return value;
}

}  // namespace

BigInteger::BigInteger(std::int64_t value) : negative_(value < 0) {
  const std::uint64_t size = magnitude(value);
  digits_ = {static_cast<std::uint32_t>(size), static_cast<std::uint32_t>(size >> 32)};
  trim();
}

void BigInteger::trim() {
  while (!digits_.empty() && digits_.back() == 0) {
    digits_.pop_back();
  }
  negative_ = negative_ && !digits_.empty();
}

BigInteger& BigInteger::operator+=(const BigInteger& other) {
  if (negative_ == other.negative_) {
    add(digits_, other.digits_);
  } else if (compare(digits_, other.digits_) >= 0) {
    digits_ = subtract(std::move(digits_), other.digits_);
  } else {
    digits_ = subtract(other.digits_, digits_);
    negative_ = other.negative_;
  }
  trim();
  return *this;
}

BigInteger& BigInteger::operator-=(const BigInteger& other) {
  BigInteger opposite = other;
  opposite.negative_ = !other.negative_ && !other.digits_.empty();
  return *this += opposite;
}

BigInteger& BigInteger::operator*=(std::int64_t factor) {
  const std::uint64_t size = magnitude(factor);
  Digits product(digits_.size() + 3, 0);
  for (const int half : {0, 1}) {
    const std::uint64_t part = half == 0 ? size & 0xFFFFFFFFU : size >> 32;
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i + static_cast<std::size_t>(half) < product.size(); ++i) {
      std::uint32_t& digit = product[i + static_cast<std::size_t>(half)];
      carry += digit + part * (i < digits_.size() ? digits_[i] : 0U);
      digit = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
  }
  digits_ = std::move(product);
  negative_ = negative_ != (factor < 0);
  trim();
  return *this;
}

std::strong_ordering operator<=>(const BigInteger& a, const BigInteger& b) {
  if (a.negative_ != b.negative_) {
    return a.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  return a.negative_ ? compare(b.digits_, a.digits_) : compare(a.digits_, b.digits_);
}

double BigInteger::ratio(const BigInteger& numerator, const BigInteger& denominator) {
  const auto exponent = static_cast<std::int64_t>(numerator.digits_.size()) -
                        static_cast<std::int64_t>(denominator.digits_.size());
  const double size = std::ldexp(leading(numerator.digits_) / leading(denominator.digits_),
                                 static_cast<int>(32 * exponent));
  return numerator.negative_ != denominator.negative_ ? -size : size;
}

}  // namespace klero::selection
