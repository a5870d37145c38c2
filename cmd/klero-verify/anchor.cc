#include "cmd/klero-verify/anchor.h"

#include <string>

#include "crypto/base/error.h"
#include "crypto/base/text.h"

namespace klero::cmd {

std::optional<crypto::Digest> read_anchor(std::string_view typed) {
  if (typed.empty()) {
    return std::nullopt;
  }
  std::string digits;
  for (const char c : typed) {
    if (c != ' ') {
      digits += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  const auto digest = crypto::digest_from_hex(digits);
  if (!digest) {
    throw crypto::Error("--order: expected 64 digits 0-9 a-f, got '" + crypto::escape_text(typed) + "'",
                        "copy the checksum of the order from the gazette");
  }
  return digest;
}

}  // namespace klero::cmd
