#include "verifier/rebuild/certificate/big.h"

#include <algorithm>

namespace klero::verifier {
namespace {

__extension__ using UnsignedWide = unsigned __int128;
using Limbs = std::vector<std::uint32_t>;

constexpr unsigned kBits = 32;

UnsignedWide magnitude(Wide value) {
  return value < 0 ? UnsignedWide{0} - static_cast<UnsignedWide>(value)
                   : static_cast<UnsignedWide>(value);
}

void trim(Limbs& limbs) {
  while (!limbs.empty() && limbs.back() == 0) {
    limbs.pop_back();
  }
}

std::strong_ordering compare(const Limbs& a, const Limbs& b) {
  if (a.size() != b.size()) {
    return a.size() <=> b.size();
  }
  for (std::size_t i = a.size(); i-- > 0;) {
    if (a[i] != b[i]) {
      return a[i] <=> b[i];
    }
  }
  return std::strong_ordering::equal;
}

std::uint64_t limb_or_zero(const Limbs& limbs, std::size_t i) {
  return i < limbs.size() ? limbs[i] : 0;
}

Limbs add(const Limbs& a, const Limbs& b) {
  Limbs sum;
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < std::max(a.size(), b.size()) || carry != 0; ++i) {
    carry += limb_or_zero(a, i) + limb_or_zero(b, i);
    sum.push_back(static_cast<std::uint32_t>(carry));
    carry >>= kBits;
  }
  return sum;
}

// Requires a >= b.
Limbs subtract(const Limbs& a, const Limbs& b) {
  Limbs difference;
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::uint64_t taken = limb_or_zero(b, i) + borrow;
    borrow = a[i] < taken ? 1 : 0;
    difference.push_back(static_cast<std::uint32_t>(a[i] + (borrow << kBits) - taken));
  }
  trim(difference);
  return difference;
}

Limbs multiply(const Limbs& a, const Limbs& b) {
  Limbs product(a.size() + b.size(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      // At most (2^32-1)^2 + 2 * (2^32-1) = 2^64 - 1.
      carry += std::uint64_t{a[i]} * b[j] + product[i + j];
      product[i + j] = static_cast<std::uint32_t>(carry);
      carry >>= kBits;
    }
    product[i + b.size()] = static_cast<std::uint32_t>(carry);
  }
  trim(product);
  return product;
}

}  // namespace

std::string to_text(Wide value) {
  std::string digits;
  UnsignedWide rest = magnitude(value);
  do {
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  } while (rest != 0);
  if (value < 0) {
    digits += '-';
  }
  std::reverse(digits.begin(), digits.end());
  return digits;
}

Big::Big(Wide value) : negative_(value < 0) {
  for (UnsignedWide rest = magnitude(value); rest != 0; rest >>= kBits) {
    limbs_.push_back(static_cast<std::uint32_t>(rest));
  }
}

Big operator+(const Big& a, const Big& b) {
  Big sum;
  if (a.negative_ == b.negative_) {
    sum.limbs_ = add(a.limbs_, b.limbs_);
    sum.negative_ = a.negative_;
  } else if (compare(a.limbs_, b.limbs_) >= 0) {
    sum.limbs_ = subtract(a.limbs_, b.limbs_);
    sum.negative_ = a.negative_ && !sum.limbs_.empty();
  } else {
    sum.limbs_ = subtract(b.limbs_, a.limbs_);
    sum.negative_ = b.negative_;
  }
  return sum;
}

Big operator-(const Big& a, const Big& b) {
  Big minus_b = b;
  minus_b.negative_ = !b.negative_ && !b.limbs_.empty();
  return a + minus_b;
}

Big operator*(const Big& a, const Big& b) {
  Big product;
  product.limbs_ = multiply(a.limbs_, b.limbs_);
  product.negative_ = a.negative_ != b.negative_ && !product.limbs_.empty();
  return product;
}

std::strong_ordering operator<=>(const Big& a, const Big& b) {
  if (a.negative_ != b.negative_) {
    return a.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  return a.negative_ ? compare(b.limbs_, a.limbs_) : compare(a.limbs_, b.limbs_);
}

}  // namespace klero::verifier
