#include "verifier/rebuild/certificate/big.h"

#include <openssl/bn.h>

#include <algorithm>
#include <array>
#include <utility>

#include "crypto/base/error.h"

namespace klero::verifier {
namespace {

__extension__ using UnsignedWide = unsigned __int128;

UnsignedWide magnitude(Wide value) {
  return value < 0 ? UnsignedWide{0} - static_cast<UnsignedWide>(value)
                   : static_cast<UnsignedWide>(value);
}

void expect(int success) {
  if (success != 1) {
    throw crypto::Error("cannot compute with long numbers: not enough memory");
  }
}

struct ContextDeleter {
  void operator()(BN_CTX* context) const { BN_CTX_free(context); }
};

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

struct Big::Number {
  Number() : bn(BN_new()) { expect(bn != nullptr ? 1 : 0); }
  Number(const Number&) = delete;
  Number& operator=(const Number&) = delete;
  ~Number() { BN_free(bn); }
  BIGNUM* bn;
};

Big::Big(Wide value) : number_(std::make_unique<Number>()) {
  std::array<unsigned char, 16> bytes{};  // most significant first
  UnsignedWide rest = magnitude(value);
  for (std::size_t i = bytes.size(); i-- > 0; rest >>= 8) {
    bytes[i] = static_cast<unsigned char>(rest & 0xff);
  }
  expect(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), number_->bn) != nullptr ? 1 : 0);
  BN_set_negative(number_->bn, value < 0 ? 1 : 0);
}

Big::Big(const Big& other) : number_(std::make_unique<Number>()) {
  expect(BN_copy(number_->bn, other.number_->bn) != nullptr ? 1 : 0);
}

Big::Big(Big&& other) noexcept = default;

Big& Big::operator=(Big other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Big::~Big() = default;

Big operator+(const Big& a, const Big& b) {
  Big sum;
  expect(BN_add(sum.number_->bn, a.number_->bn, b.number_->bn));
  return sum;
}

Big operator-(const Big& a, const Big& b) {
  Big difference;
  expect(BN_sub(difference.number_->bn, a.number_->bn, b.number_->bn));
  return difference;
}

Big operator*(const Big& a, const Big& b) {
  const std::unique_ptr<BN_CTX, ContextDeleter> context(BN_CTX_new());
  expect(context ? 1 : 0);
  Big product;
  expect(BN_mul(product.number_->bn, a.number_->bn, b.number_->bn, context.get()));
  return product;
}

std::strong_ordering operator<=>(const Big& a, const Big& b) {
  return BN_cmp(a.number_->bn, b.number_->bn) <=> 0;
}

}  // namespace klero::verifier
