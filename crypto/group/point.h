// Points of ristretto255, a group of prime order L (RFC 9496).
//
// A Point is always a valid, canonically encoded element, so equal points have
// equal bytes and there is no point of small order to guard against. (libsodium
// 1.0.18 alone would take a point with bit 255 set; decoding here does not.) The
// identity (32 zero bytes) is a Point like any other: a sum can honestly come
// out as the identity. Whoever must not accept it asks is_identity().
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "crypto/group/scalar.h"

namespace klero::crypto {

class Point {
 public:
  static constexpr std::size_t kBytes = 32;
  static constexpr std::size_t kHexDigits = 64;
  using Bytes = std::array<std::uint8_t, kBytes>;

  // The identity.
  Point() noexcept : bytes_{} {}

  // The point with this encoding; nothing if it is none (RFC 9496, 4.3.1).
  [[nodiscard]] static std::optional<Point> decode(std::span<const std::uint8_t, kBytes> bytes);

  // The same from exactly 64 lower-case hex digits; nothing for any other text.
  [[nodiscard]] static std::optional<Point> from_hex(std::string_view digits);

  // Element derivation from 64 uniform bytes (RFC 9496, 4.3.4): nobody knows the
  // discrete logarithm of the result to any base.
  [[nodiscard]] static Point from_hash(std::span<const std::uint8_t, 64> bytes);

  // a times the base point of RFC 9496: three times as fast as any other multiple.
  [[nodiscard]] static Point times_base(const Scalar& a);

  [[nodiscard]] const Bytes& bytes() const noexcept { return bytes_; }
  [[nodiscard]] std::string hex() const;
  [[nodiscard]] bool is_identity() const noexcept;

  // Overwrites it with the identity, for a point that gives a secret away.
  void wipe() noexcept;

  friend bool operator==(const Point&, const Point&) noexcept = default;

  friend Point operator+(const Point& p, const Point& q);
  friend Point operator-(const Point& p, const Point& q);

  // Takes the same time whatever the scalar; zero and the identity give the identity.
  friend Point operator*(const Scalar& a, const Point& p);

 private:
  Bytes bytes_;
};

// The sum of all of them; the identity for none.
[[nodiscard]] Point sum(std::span<const Point> points);

}  // namespace klero::crypto
