// What writer and reader share of libsodium's stream. Internal to crypto/stream.
#pragma once

#include <sodium.h>

#include <string>
#include <string_view>

#include "crypto/secret/secret.h"

namespace klero::crypto::stream {

using State = crypto_secretstream_xchacha20poly1305_state;

inline constexpr std::size_t kTag = crypto_secretstream_xchacha20poly1305_ABYTES;
inline constexpr std::size_t kHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
inline constexpr std::size_t kPiece = 64 * 1024;  // bytes before sealing

inline State* state_in(const Secret::Writing& writing) {
  return reinterpret_cast<State*>(writing.bytes().data());
}

inline unsigned char* raw(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

inline const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace klero::crypto::stream
