// A small secret under a passphrase: Argon2id makes a key of the passphrase, secretbox
// (XSalsa20-Poly1305) seals the secret with it and notices every change.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "crypto/secret/secret.h"

namespace klero::crypto {

inline constexpr std::size_t kSaltSize = 16;           // bytes
inline constexpr std::size_t kBoxSize = 24 + 16 + 32;  // nonce, authenticator, secret

// How much each guess at the passphrase costs.
enum class Hardness {
  kInteractive,  // Argon2id with 64 MiB, 2 passes: about 0.1 s
  kModerate,     // Argon2id with 256 MiB, 3 passes: about 0.7 s
};

struct KeyBox {
  std::array<std::uint8_t, kSaltSize> salt{};
  std::array<std::uint8_t, kBoxSize> box{};
};

// secret  32 bytes; throws Error otherwise, or if there is no memory for Argon2id
[[nodiscard]] KeyBox seal_key_box(const Secret& secret, const Secret& passphrase,
                                  Hardness hardness);

// The 32 bytes; nullopt if the passphrase is wrong or a byte was changed.
[[nodiscard]] std::optional<Secret> open_key_box(std::span<const std::uint8_t, kSaltSize> salt,
                                                 std::span<const std::uint8_t, kBoxSize> box,
                                                 const Secret& passphrase, Hardness hardness);

}  // namespace klero::crypto
