#include "crypto/group/scalar.h"

#include <sodium.h>

#include <algorithm>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

// L, little-endian.
constexpr Scalar::Bytes kGroupOrder = {
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};

}  // namespace

Scalar::~Scalar() {
  sodium_memzero(bytes_.data(), bytes_.size());
}

std::optional<Scalar> Scalar::decode(std::span<const std::uint8_t, kBytes> bytes) {
  if (sodium_compare(bytes.data(), kGroupOrder.data(), kBytes) >= 0) {
    return std::nullopt;
  }
  Scalar result;
  std::copy(bytes.begin(), bytes.end(), result.bytes_.begin());
  return result;
}

std::optional<Scalar> Scalar::from_hex(std::string_view digits) {
  Scalar raw;  // not canonical until decode says so; a Scalar only to be wiped
  if (!read_hex(digits, raw.bytes_)) {
    return std::nullopt;
  }
  return decode(raw.bytes_);
}

Scalar Scalar::from_uint(std::uint64_t value) {
  Scalar result;
  for (std::size_t i = 0; i < sizeof value; ++i) {
    result.bytes_[i] = static_cast<std::uint8_t>(value >> (8 * i));
  }
  return result;
}

Scalar Scalar::reduce(std::span<const std::uint8_t, 64> bytes) {
  Scalar result;
  crypto_core_ristretto255_scalar_reduce(result.bytes_.data(), bytes.data());
  return result;
}

Scalar Scalar::random() {
  std::array<std::uint8_t, 64> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  const Scalar result = reduce(bytes);
  sodium_memzero(bytes.data(), bytes.size());
  return result;
}

std::string Scalar::hex() const {
  return to_hex(bytes_);
}

bool Scalar::is_zero() const noexcept {
  return sodium_is_zero(bytes_.data(), kBytes) == 1;
}

bool operator==(const Scalar& a, const Scalar& b) noexcept {
  return sodium_memcmp(a.bytes_.data(), b.bytes_.data(), Scalar::kBytes) == 0;
}

Scalar operator+(const Scalar& a, const Scalar& b) {
  Scalar result;
  crypto_core_ristretto255_scalar_add(result.bytes_.data(), a.bytes_.data(), b.bytes_.data());
  return result;
}

Scalar operator-(const Scalar& a, const Scalar& b) {
  Scalar result;
  crypto_core_ristretto255_scalar_sub(result.bytes_.data(), a.bytes_.data(), b.bytes_.data());
  return result;
}

Scalar operator*(const Scalar& a, const Scalar& b) {
  Scalar result;
  crypto_core_ristretto255_scalar_mul(result.bytes_.data(), a.bytes_.data(), b.bytes_.data());
  return result;
}

Scalar operator-(const Scalar& a) {
  Scalar result;
  crypto_core_ristretto255_scalar_negate(result.bytes_.data(), a.bytes_.data());
  return result;
}

Scalar inverse(const Scalar& a) {
  Scalar result;
  if (crypto_core_ristretto255_scalar_invert(result.bytes_.data(), a.bytes_.data()) != 0) {
    throw Error("cannot invert a scalar: it is zero");
  }
  return result;
}

Scalar sum(std::span<const Scalar> scalars) {
  Scalar total;
  for (const Scalar& scalar : scalars) {
    total = total + scalar;
  }
  return total;
}

}  // namespace klero::crypto
