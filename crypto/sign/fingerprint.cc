#include "crypto/sign/fingerprint.h"

namespace klero::crypto {

std::string key_fingerprint(std::span<const std::uint8_t, 32> key, HashFunction sha256) {
  constexpr std::size_t kDigits = 32;
  constexpr std::size_t kGroup = 4;
  const std::string digits = to_hex(sha256(as_text(key)));
  std::string groups;
  for (std::size_t i = 0; i < kDigits; i += kGroup) {
    groups += (i == 0 ? "" : " ") + digits.substr(i, kGroup);
  }
  return groups;
}

}  // namespace klero::crypto
