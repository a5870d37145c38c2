// Unicode NFC: the office normalises once, when it reads; nobody does later.

#pragma once

#include <string>
#include <string_view>

#include "crypto/format/canonical_json.h"

namespace klero::selection {

// `text`, which is UTF-8, in NFC (Unicode Standard Annex 15).
[[nodiscard]] std::string to_nfc(std::string_view text);

// The same document with every text in NFC. Keys are left alone.
[[nodiscard]] crypto::Json normalised(crypto::Json json);

}  // namespace klero::selection
