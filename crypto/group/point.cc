#include "crypto/group/point.h"

#include <sodium.h>

#include <algorithm>

#include "crypto/base/bytes.h"

namespace klero::crypto {

std::optional<Point> Point::decode(std::span<const std::uint8_t, kBytes> bytes) {
  // libsodium 1.0.18 ignores bit 255, so that every point would have two encodings.
  const bool top_bit = (bytes[kBytes - 1] & 0x80U) != 0;
  if (top_bit || crypto_core_ristretto255_is_valid_point(bytes.data()) != 1) {
    return std::nullopt;
  }
  Point result;
  std::copy(bytes.begin(), bytes.end(), result.bytes_.begin());
  return result;
}

std::optional<Point> Point::from_hex(std::string_view digits) {
  const auto bytes = array_from_hex<kBytes>(digits);
  if (!bytes) {
    return std::nullopt;
  }
  return decode(*bytes);
}

Point Point::from_hash(std::span<const std::uint8_t, 64> bytes) {
  Point result;
  crypto_core_ristretto255_from_hash(result.bytes_.data(), bytes.data());
  return result;
}

std::string Point::hex() const {
  return to_hex(bytes_);
}

bool Point::is_identity() const noexcept {
  return sodium_is_zero(bytes_.data(), kBytes) == 1;
}

void Point::wipe() noexcept {
  sodium_memzero(bytes_.data(), kBytes);
}

// Sums report nothing, the arguments being points by their type. Multiples report the identity,
// zero times anything, as if it were a fault: here it is the identity that this type begins with.

Point operator+(const Point& p, const Point& q) {
  Point result;
  (void)crypto_core_ristretto255_add(result.bytes_.data(), p.bytes_.data(), q.bytes_.data());
  return result;
}

Point operator-(const Point& p, const Point& q) {
  Point result;
  (void)crypto_core_ristretto255_sub(result.bytes_.data(), p.bytes_.data(), q.bytes_.data());
  return result;
}

Point operator*(const Scalar& a, const Point& p) {
  Point result;
  const int status =
      crypto_scalarmult_ristretto255(result.bytes_.data(), a.bytes().data(), p.bytes_.data());
  return status == 0 ? result : Point();
}

Point Point::times_base(const Scalar& a) {
  Point result;
  const int status = crypto_scalarmult_ristretto255_base(result.bytes_.data(), a.bytes().data());
  return status == 0 ? result : Point();
}

Point sum(std::span<const Point> points) {
  Point total;
  for (const Point& point : points) {
    total = total + point;
  }
  return total;
}

}  // namespace klero::crypto
