#include "crypto/hash/sha256_sodium.h"

#include <sodium.h>

#include <vector>

#include "crypto/files/descriptor.h"

namespace klero::crypto::sodium {
namespace {

constexpr std::size_t kChunk = std::size_t{256} * 1024;

}  // namespace

Digest sha256(std::string_view message) {
  Digest digest;
  crypto_hash_sha256(digest.data(), as_bytes(message).data(), message.size());
  return digest;
}

Digest sha256_file(const std::filesystem::path& path) {
  const Descriptor file = open_regular(path);
  std::vector<char> chunk(kChunk);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  while (const std::size_t got = read_some(file, chunk.data(), chunk.size(), path)) {
    crypto_hash_sha256_update(&state, as_bytes({chunk.data(), got}).data(), got);
  }
  Digest digest;
  crypto_hash_sha256_final(&state, digest.data());
  return digest;
}

Digest hmac_sha256(std::string_view key, std::string_view message) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, as_bytes(key).data(), key.size());
  crypto_auth_hmacsha256_update(&state, as_bytes(message).data(), message.size());
  Digest digest;
  crypto_auth_hmacsha256_final(&state, digest.data());
  return digest;
}

}  // namespace klero::crypto::sodium
