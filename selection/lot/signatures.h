// Signatures of people whom the order names: docs/protocol.md, rules 1.12 and 1.13.
#pragma once

#include <string>
#include <string_view>

#include "selection/order/order.h"

namespace klero::selection {

// Whether `signature` is a valid raw signature of `message` under `key` (64 digits).
[[nodiscard]] bool is_signature(std::string_view key, std::string_view message,
                                std::string_view signature);

// Why it is not, for a message: "the signature has 12 bytes, not 64".
[[nodiscard]] std::string bad_signature(const std::string& who, const std::string& key,
                                        std::string_view signature);

// "witness-2.sig".
[[nodiscard]] std::string witness_file_name(unsigned witness);

}  // namespace klero::selection
