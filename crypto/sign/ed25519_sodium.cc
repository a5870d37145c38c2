#include "crypto/sign/ed25519_sodium.h"

#include <sodium.h>

namespace klero::crypto::sodium {
namespace {

// libsodium's secret key is the seed and the public key; wiped when it goes.
class KeyPair {
 public:
  explicit KeyPair(std::span<const std::uint8_t, 32> seed) {
    crypto_sign_seed_keypair(public_key_.data(), secret_key_.data(), seed.data());
  }
  KeyPair(const KeyPair&) = delete;
  KeyPair& operator=(const KeyPair&) = delete;
  ~KeyPair() { sodium_memzero(secret_key_.data(), secret_key_.size()); }

  [[nodiscard]] const PublicKey& public_key() const { return public_key_; }
  [[nodiscard]] const std::uint8_t* secret_key() const { return secret_key_.data(); }

 private:
  PublicKey public_key_{};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_key_{};
};

}  // namespace

PublicKey public_key_of(std::span<const std::uint8_t, 32> seed) {
  return KeyPair(seed).public_key();
}

Signature sign(std::span<const std::uint8_t, 32> seed, std::string_view message) {
  const KeyPair pair(seed);
  Signature signature;
  crypto_sign_detached(signature.data(), nullptr, as_bytes(message).data(), message.size(),
                       pair.secret_key());
  return signature;
}

bool verify(const PublicKey& key, std::string_view message, const Signature& signature) {
  return is_sound_public_key(key) && is_sound_signature(signature) &&
         crypto_sign_verify_detached(signature.data(), as_bytes(message).data(), message.size(),
                                     key.data()) == 0;
}

}  // namespace klero::crypto::sodium
