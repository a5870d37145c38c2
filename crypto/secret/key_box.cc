#include "crypto/secret/key_box.h"

#include <sodium.h>

#include <string>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

constexpr std::size_t kNonceSize = crypto_secretbox_NONCEBYTES;
constexpr std::size_t kSecretSize = kBoxSize - kNonceSize - crypto_secretbox_MACBYTES;
static_assert(kSaltSize == crypto_pwhash_SALTBYTES && kSecretSize == 32);

Secret key_from(const Secret& passphrase, std::span<const std::uint8_t, kSaltSize> salt,
                Hardness hardness) {
  const bool moderate = hardness == Hardness::kModerate;
  Secret key(crypto_secretbox_KEYBYTES);
  const Secret::Reading words = passphrase.read();
  const Secret::Writing target = key.write();
  const int failed = crypto_pwhash(
      target.bytes().data(), target.bytes().size(), as_text(words.bytes()).data(),
      words.bytes().size(), salt.data(),
      moderate ? crypto_pwhash_OPSLIMIT_MODERATE : crypto_pwhash_OPSLIMIT_INTERACTIVE,
      moderate ? crypto_pwhash_MEMLIMIT_MODERATE : crypto_pwhash_MEMLIMIT_INTERACTIVE,
      crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) {
    throw Error("cannot use the passphrase: Argon2id finds no memory",
                moderate ? "it needs 256 MiB" : "it needs 64 MiB");
  }
  return key;
}

}  // namespace

KeyBox seal_key_box(const Secret& secret, const Secret& passphrase, Hardness hardness) {
  if (secret.size() != kSecretSize) {
    throw Error("cannot seal a secret: expected 32 bytes, got " + std::to_string(secret.size()));
  }
  KeyBox sealed;
  randombytes_buf(sealed.salt.data(), sealed.salt.size());
  randombytes_buf(sealed.box.data(), kNonceSize);
  const Secret key = key_from(passphrase, sealed.salt, hardness);
  crypto_secretbox_easy(sealed.box.data() + kNonceSize, secret.read().bytes().data(), kSecretSize,
                        sealed.box.data(), key.read().bytes().data());
  return sealed;
}

std::optional<Secret> open_key_box(std::span<const std::uint8_t, kSaltSize> salt,
                                   std::span<const std::uint8_t, kBoxSize> box,
                                   const Secret& passphrase, Hardness hardness) {
  const Secret key = key_from(passphrase, salt, hardness);
  Secret secret(kSecretSize);
  const int failed = crypto_secretbox_open_easy(
      secret.write().bytes().data(), box.data() + kNonceSize, box.size() - kNonceSize, box.data(),
      key.read().bytes().data());
  if (failed != 0) {
    return std::nullopt;
  }
  return secret;
}

}  // namespace klero::crypto
