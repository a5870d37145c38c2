// What request and token have in common. For the sources of this room.

#pragma once

#include <optional>
#include <string>

#include "crypto/timestamp/owned.h"

namespace klero::crypto {

// The hash if it is a SHA-256, with absent or NULL parameters; otherwise nullopt.
[[nodiscard]] std::optional<Digest> sha256_imprint(TS_MSG_IMPRINT* imprint);

// In lower-case hexadecimal without leading zeros, "0" for zero; nullopt if it is negative or longer
// than 32 bytes.
[[nodiscard]] std::optional<std::string> integer_hex(const ASN1_INTEGER* integer);

}  // namespace klero::crypto
