#include "crypto/base/bytes.h"

namespace klero::crypto {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

// 0..15, or -1 for a character that is no lower-case digit.
int digit_value(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  return -1;
}

}  // namespace

void write_hex(std::span<const std::uint8_t> bytes, char* digits) {
  for (const std::uint8_t byte : bytes) {
    *digits++ = kDigits[byte >> 4];
    *digits++ = kDigits[byte & 15];
  }
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
  std::string digits(2 * bytes.size(), '0');
  write_hex(bytes, digits.data());
  return digits;
}

bool read_hex(std::string_view digits, std::span<std::uint8_t> target) {
  if (digits.size() != 2 * target.size()) {
    return false;
  }
  for (std::size_t i = 0; i < target.size(); ++i) {
    const int high = digit_value(digits[2 * i]);
    const int low = digit_value(digits[2 * i + 1]);
    if (high < 0 || low < 0) {
      return false;
    }
    target[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return true;
}

std::optional<std::string> bytes_from_hex(std::string_view digits) {
  std::string bytes(digits.size() / 2, '\0');
  const std::span target(reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size());
  if (!read_hex(digits, target)) {
    return std::nullopt;
  }
  return bytes;
}

}  // namespace klero::crypto
