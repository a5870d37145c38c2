// SHA-256 (FIPS 180-4) and HMAC-SHA256 (RFC 2104) by libsodium: the hashes of verifier/.
// The same functions stand in sha256_openssl.h with the other library, for the other side.

#pragma once

#include <filesystem>
#include <string_view>

#include "crypto/base/bytes.h"

namespace klero::crypto::sodium {

[[nodiscard]] Digest sha256(std::string_view message);

// The digest of a file of any size, in constant memory. Throws Error as read_file does.
[[nodiscard]] Digest sha256_file(const std::filesystem::path& path);

// key of any length, 32 bytes in this project.
[[nodiscard]] Digest hmac_sha256(std::string_view key, std::string_view message);

}  // namespace klero::crypto::sodium
