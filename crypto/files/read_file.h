// Reading a whole file.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace klero::crypto {

inline constexpr std::uint64_t kSmallFile = 16ULL << 20;  // bytes; documents, signatures, keys

// The bytes of a regular file (or of one that a symbolic link leads to).
//
// Throws Error if it cannot be opened, is a folder, a fifo, a device or a loop of links, holds
// more than `max_bytes`, or if reading fails midway: a read error is never taken for the end.
[[nodiscard]] std::string read_file(const std::filesystem::path& path,
                                    std::uint64_t max_bytes = kSmallFile);

// A path as it stands in messages: escaped, in single quotes.
[[nodiscard]] std::string quoted(const std::filesystem::path& path);

}  // namespace klero::crypto
