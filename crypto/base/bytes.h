// Bytes, digests and their hexadecimal form.
//
// Everywhere in the project: files and messages are std::string / std::string_view, things of a
// fixed size are std::array, keys and digests in text are lower-case hexadecimal.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace klero::crypto {

// A SHA-256 digest. Compares bytewise with <, as the tickets of the draw do.
using Digest = std::array<std::uint8_t, 32>;

// SHA-256 of the argument: openssl::sha256 in selection/, sodium::sha256 in verifier/. Code in
// crypto/ that needs a hash takes it as an argument, so that each side keeps its own library.
using HashFunction = Digest (*)(std::string_view);

// Two lower-case hexadecimal digits a byte.
[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> bytes);

// Writes the 2 * bytes.size() digits to `digits`; the quick form for the inner loop of the draw.
void write_hex(std::span<const std::uint8_t> bytes, char* digits);

// Reads exactly 2 * target.size() digits 0-9 a-f into `target`. False, with `target` unspecified,
// if the length or a digit is wrong; an upper-case digit is wrong.
[[nodiscard]] bool read_hex(std::string_view digits, std::span<std::uint8_t> target);

// As read_hex, for any even number of digits.
[[nodiscard]] std::optional<std::string> bytes_from_hex(std::string_view digits);

// As read_hex, for a fixed size: array_from_hex<64>(text).
template <std::size_t Size>
[[nodiscard]] std::optional<std::array<std::uint8_t, Size>> array_from_hex(
    std::string_view digits) {
  std::array<std::uint8_t, Size> bytes{};
  if (!read_hex(digits, bytes)) {
    return std::nullopt;
  }
  return bytes;
}

[[nodiscard]] inline std::optional<Digest> digest_from_hex(std::string_view digits) {
  return array_from_hex<32>(digits);
}

// The same bytes seen as text, and back; nothing is copied.
[[nodiscard]] inline std::string_view as_text(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
[[nodiscard]] inline std::span<const std::uint8_t> as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace klero::crypto
