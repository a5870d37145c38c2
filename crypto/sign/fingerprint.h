// A public key, short enough to be read aloud on the telephone.

#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "crypto/base/bytes.h"

namespace klero::crypto {

// The first 16 bytes of the SHA-256 of the key's 32 bytes, as eight groups of four digits. For a
// signing key `openssl pkey -pubin -in key.pem -outform DER | tail -c 32 | sha256sum` begins so.
[[nodiscard]] std::string key_fingerprint(std::span<const std::uint8_t, 32> key,
                                          HashFunction sha256);

}  // namespace klero::crypto
