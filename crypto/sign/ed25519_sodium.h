// Ed25519 by libsodium: the signatures of verifier/. The other side has the same functions.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "crypto/sign/ed25519.h"

namespace klero::crypto::sodium {

[[nodiscard]] PublicKey public_key_of(std::span<const std::uint8_t, 32> seed);

// Deterministic: the same seed and message give the same signature.
[[nodiscard]] Signature sign(std::span<const std::uint8_t, 32> seed, std::string_view message);

// False also for a key or a signature that is not sound (ed25519.h). Never throws on bad input.
[[nodiscard]] bool verify(const PublicKey& key, std::string_view message,
                          const Signature& signature);

}  // namespace klero::crypto::sodium
