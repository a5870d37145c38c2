#include "crypto/sign/ed25519_openssl.h"

#include <openssl/evp.h>

#include <memory>

#include "crypto/base/error.h"

namespace klero::crypto::openssl {
namespace {

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

// Only a broken or restricted installation of OpenSSL can fail here.
void require(bool succeeded) {
  if (!succeeded) {
    throw Error("cannot sign with Ed25519: OpenSSL refuses it");
  }
}

Key private_key(std::span<const std::uint8_t, 32> seed) {
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
  require(key != nullptr);
  return key;
}

}  // namespace

PublicKey public_key_of(std::span<const std::uint8_t, 32> seed) {
  PublicKey bytes;
  std::size_t size = bytes.size();
  require(EVP_PKEY_get_raw_public_key(private_key(seed).get(), bytes.data(), &size) == 1);
  return bytes;
}

Signature sign(std::span<const std::uint8_t, 32> seed, std::string_view message) {
  const Key key = private_key(seed);
  const Context context(EVP_MD_CTX_new());
  require(context != nullptr &&
          EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1);
  Signature signature;
  std::size_t size = signature.size();
  require(EVP_DigestSign(context.get(), signature.data(), &size, as_bytes(message).data(),
                         message.size()) == 1);
  return signature;
}

bool verify(const PublicKey& key, std::string_view message, const Signature& signature) {
  if (!is_sound_public_key(key) || !is_sound_signature(signature)) {
    return false;
  }
  const Key public_key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
  const Context context(EVP_MD_CTX_new());
  require(public_key != nullptr && context != nullptr &&
          EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, public_key.get()) == 1);
  return EVP_DigestVerify(context.get(), signature.data(), signature.size(),
                          as_bytes(message).data(), message.size()) == 1;
}

}  // namespace klero::crypto::openssl
