// Scalars of ristretto255: the integers modulo the group order
// L = 2^252 + 27742317777372353535851937790883648493 (RFC 9496, section 4.4).
//
// A Scalar is always canonical, 0 <= value < L: libsodium takes non-canonical
// bytes without a word, so decoding is where they are refused. A Scalar wipes
// itself when it dies, because nobody can tell a response from a blinding later.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace klero::crypto {

class Scalar {
 public:
  static constexpr std::size_t kBytes = 32;
  static constexpr std::size_t kHexDigits = 64;
  using Bytes = std::array<std::uint8_t, kBytes>;  // little-endian

  // Zero.
  Scalar() noexcept : bytes_{} {}
  Scalar(const Scalar&) noexcept = default;
  Scalar& operator=(const Scalar&) noexcept = default;
  ~Scalar();

  // The scalar with these 32 little-endian bytes; nothing if they are not below L.
  [[nodiscard]] static std::optional<Scalar> decode(std::span<const std::uint8_t, kBytes> bytes);

  // The same from exactly 64 lower-case hex digits; nothing for any other text.
  [[nodiscard]] static std::optional<Scalar> from_hex(std::string_view digits);

  [[nodiscard]] static Scalar from_uint(std::uint64_t value);

  // 64 little-endian bytes modulo L; uniform (to 2^-259) if the bytes are.
  [[nodiscard]] static Scalar reduce(std::span<const std::uint8_t, 64> bytes);

  // Uniform, from the operating system.
  [[nodiscard]] static Scalar random();

  [[nodiscard]] const Bytes& bytes() const noexcept { return bytes_; }
  [[nodiscard]] std::string hex() const;
  [[nodiscard]] bool is_zero() const noexcept;

  // Modulo L. All of it, equality too, takes a time that does not depend on the values.
  friend Scalar operator+(const Scalar& a, const Scalar& b);
  friend Scalar operator-(const Scalar& a, const Scalar& b);
  friend Scalar operator*(const Scalar& a, const Scalar& b);
  friend Scalar operator-(const Scalar& a);
  friend bool operator==(const Scalar& a, const Scalar& b) noexcept;

  // 1/a modulo L. Throws Error if a is zero.
  friend Scalar inverse(const Scalar& a);

 private:
  Bytes bytes_;
};

// The sum of all of them; zero for none.
[[nodiscard]] Scalar sum(std::span<const Scalar> scalars);

}  // namespace klero::crypto
