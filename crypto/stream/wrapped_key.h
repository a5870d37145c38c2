// The key of a sealed file, wrapped so that only the holder of an Ed25519 key can unwrap it:
// crypto_box_seal of libsodium to that key turned into X25519.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/secret/key_file.h"
#include "crypto/secret/secret.h"

namespace klero::crypto {

inline constexpr std::size_t kWrappedKeyBytes = 80;

// Requires a key of kStreamKeyBytes. Throws Error if `receiver` is no sound key.
[[nodiscard]] std::string wrap_key(const Secret& key, const PublicKey& receiver);

// nullopt if it was wrapped for somebody else, or damaged.
[[nodiscard]] std::optional<Secret> unwrap_key(std::string_view wrapped,
                                               const SigningKey& receiver);

}  // namespace klero::crypto
