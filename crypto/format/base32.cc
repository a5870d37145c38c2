#include "crypto/format/base32.h"

#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t kGroupBytes = 5;
constexpr std::size_t kGroupCharacters = 8;

}  // namespace

std::string to_base32(std::span<const std::uint8_t> bytes) {
  if (bytes.size() % kGroupBytes != 0) {
    throw Error("cannot write base32: expected a multiple of 5 bytes, got " +
                std::to_string(bytes.size()));
  }
  std::string characters;
  for (std::size_t start = 0; start < bytes.size(); start += kGroupBytes) {
    std::uint64_t group = 0;  // 40 bits
    for (const std::uint8_t byte : bytes.subspan(start, kGroupBytes)) {
      group = group << 8 | byte;
    }
    for (int shift = 35; shift >= 0; shift -= 5) {
      characters += kAlphabet[group >> shift & 31];
    }
  }
  return characters;
}

std::optional<std::string> bytes_from_base32(std::string_view characters) {
  if (characters.size() % kGroupCharacters != 0) {
    return std::nullopt;
  }
  std::string bytes;
  for (std::size_t start = 0; start < characters.size(); start += kGroupCharacters) {
    std::uint64_t group = 0;
    for (const char c : characters.substr(start, kGroupCharacters)) {
      const std::size_t value = kAlphabet.find(c);
      if (value == std::string_view::npos) {
        return std::nullopt;
      }
      group = group << 5 | value;
    }
    for (int shift = 32; shift >= 0; shift -= 8) {
      bytes += static_cast<char>(group >> shift & 255);
    }
  }
  return bytes;
}

}  // namespace klero::crypto
