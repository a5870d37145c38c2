// Base32 of RFC 4648, section 6: A-Z 2-7, here always without padding, because everything that we
// write in it is a multiple of five bytes long.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace klero::crypto {

// 8 characters for 5 bytes. Throws Error if bytes.size() is no multiple of 5.
[[nodiscard]] std::string to_base32(std::span<const std::uint8_t> bytes);

// nullopt unless the length is a multiple of 8 and every character is of A-Z 2-7.
[[nodiscard]] std::optional<std::string> bytes_from_base32(std::string_view characters);

}  // namespace klero::crypto
