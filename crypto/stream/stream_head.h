// The beginning of a sealed file: what stands in it for everybody to read.
//
// A sealed file is a head of lines, perhaps the key wrapped for somebody, and then the stream of
// libsodium's crypto_secretstream (XChaCha20-Poly1305): 24 bytes of header and pieces of
// 65,536 + 17 bytes, the last one shorter or as long and tagged FINAL. The lines of the head are
// the additional data of the first piece, so that nobody can change them either.

#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "crypto/files/descriptor.h"

namespace klero::crypto {

inline constexpr std::size_t kStreamKeyBytes = 32;

struct StreamHead {
  std::string lines;        // each ended by LF; authenticated with the first piece
  std::string wrapped_key;  // bytes between the lines and the stream; may be empty
};

// The next line of a head without its LF; nullopt if there is none of at most `longest` bytes.
[[nodiscard]] std::optional<std::string> read_head_line(const Descriptor& file,
                                                        std::size_t longest,
                                                        const std::filesystem::path& path);

// Up to `count` bytes; fewer only at the end of the file.
[[nodiscard]] std::string read_up_to(const Descriptor& file, std::size_t count,
                                     const std::filesystem::path& path);

}  // namespace klero::crypto
