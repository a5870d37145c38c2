// What a document may not hold although JSON could: protocol 1.10 (numbers) and 1.11 (nesting).
// Looked for in the text itself, before and beside any JSON library.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "crypto/format/flaw.h"

namespace klero::verifier {

inline constexpr std::size_t kMaxNesting = 16;
inline constexpr std::uint64_t kMaxInteger = (1ULL << 53) - 1;

struct DocumentLimits {
  std::optional<crypto::Flaw> nesting;  // 1.11
  std::optional<crypto::Flaw> number;   // 1.10: not an integer 0..2^53-1
};

// The first flaw of each kind. For bytes that are no JSON the answer is any, but always comes.
[[nodiscard]] DocumentLimits document_limits(std::string_view bytes);

}  // namespace klero::verifier
