// Ed25519 (RFC 8032; docs/protocol.md, rule 1.12): what both libraries' sides share.
//
// libsodium and OpenSSL disagree on 165 of 914 published edge cases, all with points of low order or
// of odd encoding. So that no crafted signature splits our two programs, both refuse these first.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/base/bytes.h"

namespace klero::crypto {

using Ed25519Seed = std::array<std::uint8_t, 32>;  // the secret key of RFC 8032; keep it in a Secret
using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;    // R, then S

// True if `key` is the canonical encoding of a point of the prime-order group other than the
// identity. Check it when a key is registered.
[[nodiscard]] bool is_sound_public_key(const PublicKey& key);

// True if R is such a point too and S < L, the group order. Every honest signature is.
[[nodiscard]] bool is_sound_signature(const Signature& signature);

// The key as openssl reads it (PEM of SubjectPublicKeyInfo, RFC 8410):
//   openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in SHA256SUMS -sigfile office.sig
[[nodiscard]] std::string public_key_pem(const PublicKey& key);

}  // namespace klero::crypto
