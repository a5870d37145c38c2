#include "crypto/sign/ed25519.h"

#include <sodium.h>

#include <algorithm>

namespace klero::crypto {
namespace {

// The DER of SubjectPublicKeyInfo before the 32 bytes of the key (RFC 8410, section 4).
constexpr std::array<std::uint8_t, 12> kPublicKeyHead = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03,
                                                         0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

// L = 2^252 + 27742317777372353535851937790883648493, little endian.
constexpr std::array<std::uint8_t, 32> kGroupOrder = {
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};

}  // namespace

bool is_sound_public_key(const PublicKey& key) {
  // Canonical, on the curve, in the group of prime order, not of small order.
  return crypto_core_ed25519_is_valid_point(key.data()) == 1;
}

bool is_sound_signature(const Signature& signature) {
  const bool sound_point = crypto_core_ed25519_is_valid_point(signature.data()) == 1;
  // Compared from the most significant byte down.
  return sound_point && std::lexicographical_compare(signature.rbegin(), signature.rbegin() + 32,
                                                     kGroupOrder.rbegin(), kGroupOrder.rend());
}

std::string public_key_pem(const PublicKey& key) {
  std::array<std::uint8_t, kPublicKeyHead.size() + 32> der{};
  std::ranges::copy(kPublicKeyHead, der.begin());
  std::ranges::copy(key, der.begin() + kPublicKeyHead.size());
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  std::array<char, sodium_base64_ENCODED_LEN(kPublicKeyHead.size() + 32, kVariant)> base64{};
  sodium_bin2base64(base64.data(), base64.size(), der.data(), der.size(), kVariant);
  return "-----BEGIN PUBLIC KEY-----\n" + std::string(base64.data()) +
         "\n-----END PUBLIC KEY-----\n";
}

}  // namespace klero::crypto
