#include "crypto/base/bytes.h"

#include <array>

namespace klero::crypto {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

constexpr std::uint8_t kNoDigit = 0xff;

// The value of each lower-case digit, kNoDigit for every other character. A table, because digits of
// hashes are random and so are branches on them: millions of leaves are read.
constexpr std::array<std::uint8_t, 256> digit_values() {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNoDigit);
  for (std::size_t value = 0; value < kDigits.size(); ++value) {
    values[static_cast<unsigned char>(kDigits[value])] = static_cast<std::uint8_t>(value);
  }
  return values;
}
constexpr std::array<std::uint8_t, 256> kDigitValues = digit_values();

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
    const std::uint8_t high = kDigitValues[static_cast<unsigned char>(digits[2 * i])];
    const std::uint8_t low = kDigitValues[static_cast<unsigned char>(digits[2 * i + 1])];
    if (high == kNoDigit || low == kNoDigit) {
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
