// SHA-256 of many messages that begin with the same 64 bytes: the inner loop of the draw, where a
// ticket is SHA-256(seed in hex, leaf in hex).
//
// 64 bytes are exactly one block, so the state after them is kept and each message costs two
// compressions instead of three. Measured: 99 ns a ticket, against 165 ns with a kept EVP context and
// 425 ns with SHA256(), which fetches the algorithm anew each time. Uses OpenSSL's low-level
// interface, which is deprecated but is the only one whose state can be copied cheaply.

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "crypto/base/bytes.h"

namespace klero::crypto::openssl {

class PrefixedSha256 {
 public:
  // Throws Error unless prefix.size() == 64.
  explicit PrefixedSha256(std::string_view prefix);

  // SHA-256(prefix, rest). May be called from several threads at once.
  [[nodiscard]] Digest operator()(std::string_view rest) const;

 private:
  static constexpr std::size_t kStateSize = 112;  // bytes of an SHA256_CTX
  alignas(8) std::array<std::uint8_t, kStateSize> state_{};
};

}  // namespace klero::crypto::openssl
