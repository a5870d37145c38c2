// SHA256_CTX and its functions are what the header says is deprecated.
#define OPENSSL_SUPPRESS_DEPRECATED  // NOLINT(readability-identifier-naming)

#include "crypto/hash/prefixed_sha256.h"

#include <openssl/sha.h>

#include <bit>
#include <string>
#include <type_traits>

#include "crypto/base/error.h"

namespace klero::crypto::openssl {

PrefixedSha256::PrefixedSha256(std::string_view prefix) {
  if (prefix.size() != SHA256_CBLOCK) {
    throw Error("cannot prepare SHA-256: expected a prefix of 64 bytes, got " +
                std::to_string(prefix.size()));
  }
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, prefix.data(), prefix.size());
  state_ = std::bit_cast<decltype(state_)>(context);
}

Digest PrefixedSha256::operator()(std::string_view rest) const {
  auto context = std::bit_cast<SHA256_CTX>(state_);
  SHA256_Update(&context, rest.data(), rest.size());
  Digest digest;
  SHA256_Final(digest.data(), &context);
  return digest;
}

}  // namespace klero::crypto::openssl
