// Asking for a timestamp: TimeStampReq of RFC 3161, section 2.4.1.
//
// What is stamped is a SHA-256 that the caller computed with the library of his side.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/base/bytes.h"

namespace klero::crypto {

// A request or an answer of more bytes than this is refused.
inline constexpr std::size_t kMaxTimestampBytes = std::size_t{64} * 1024;

struct TimestampRequest {
  Digest imprint{};    // SHA-256 of what is stamped
  std::string nonce;   // its value in hexadecimal, without leading zeros; empty if there is none
  bool wants_certificate = false;  // that the answer brings the authority's certificates along
};

// A new request (DER): version 1, this imprint, a nonce of 64 random bits, certificates wanted.
// `openssl ts -query -in FILE -text` shows it. Throws Error if OpenSSL has no randomness.
[[nodiscard]] std::string make_timestamp_request(const Digest& imprint);

// The request, whoever made it (`openssl ts -query -sha256 -cert -data FILE` for instance); nullopt
// if it is longer than kMaxTimestampBytes, is not DER to the last byte, has another version than 1,
// another hash than SHA-256, or a nonce that is negative or longer than 32 bytes.
[[nodiscard]] std::optional<TimestampRequest> read_timestamp_request(std::string_view der);

}  // namespace klero::crypto
