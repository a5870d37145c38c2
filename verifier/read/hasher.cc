#include "verifier/read/hasher.h"

#include <sodium.h>

namespace klero::verifier {

struct Hasher::State {
  crypto_hash_sha256_state sodium;
};

Hasher::Hasher() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->sodium); }

Hasher::~Hasher() = default;

void Hasher::add(std::string_view bytes) {
  const auto data = crypto::as_bytes(bytes);
  crypto_hash_sha256_update(&state_->sodium, data.data(), data.size());
}

crypto::Digest Hasher::finish() {
  crypto::Digest digest{};
  crypto_hash_sha256_final(&state_->sodium, digest.data());
  return digest;
}

}  // namespace klero::verifier
