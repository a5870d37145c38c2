#include "crypto/stream/wrapped_key.h"

#include <sodium.h>

#include <array>

#include "crypto/base/error.h"
#include "crypto/stream/stream_head.h"

namespace klero::crypto {
namespace {

static_assert(kWrappedKeyBytes == kStreamKeyBytes + crypto_box_SEALBYTES);

using BoxPublicKey = std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES>;

std::optional<BoxPublicKey> box_key_of(const PublicKey& key) {
  BoxPublicKey box{};
  if (!is_sound_public_key(key) ||
      crypto_sign_ed25519_pk_to_curve25519(box.data(), key.data()) != 0) {
    return std::nullopt;
  }
  return box;
}

Secret box_secret_of(const SigningKey& key) {
  Secret ed25519(crypto_sign_SECRETKEYBYTES);
  Secret box(crypto_box_SECRETKEYBYTES);
  PublicKey ignored{};
  const Secret::Writing both = ed25519.write();
  crypto_sign_seed_keypair(ignored.data(), both.bytes().data(), key.seed.read().bytes().data());
  crypto_sign_ed25519_sk_to_curve25519(box.write().bytes().data(), both.bytes().data());
  return box;
}

}  // namespace

std::string wrap_key(const Secret& key, const PublicKey& receiver) {
  const std::optional<BoxPublicKey> box = box_key_of(receiver);
  if (!box || key.size() != kStreamKeyBytes) {
    throw Error("cannot wrap a key: expected 32 bytes and a sound key of the receiver");
  }
  std::string wrapped(kWrappedKeyBytes, '\0');
  crypto_box_seal(reinterpret_cast<unsigned char*>(wrapped.data()), key.read().bytes().data(),
                  kStreamKeyBytes, box->data());
  return wrapped;
}

std::optional<Secret> unwrap_key(std::string_view wrapped, const SigningKey& receiver) {
  const std::optional<BoxPublicKey> box = box_key_of(receiver.public_key);
  if (!box || wrapped.size() != kWrappedKeyBytes) {
    return std::nullopt;
  }
  Secret key(kStreamKeyBytes);
  const Secret secret = box_secret_of(receiver);
  if (crypto_box_seal_open(key.write().bytes().data(),
                           reinterpret_cast<const unsigned char*>(wrapped.data()), wrapped.size(),
                           box->data(), secret.read().bytes().data()) != 0) {
    return std::nullopt;
  }
  return key;
}

}  // namespace klero::crypto
