// A hash to sort by quickly, so that equal texts stand together; equal hashes are compared by their
// texts. Not a hash that anything may depend on.
#pragma once

#include <cstdint>
#include <string_view>

namespace klero::selection {

// FNV-1a, 64 bits.
[[nodiscard]] inline std::uint64_t quick_hash(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

}  // namespace klero::selection
