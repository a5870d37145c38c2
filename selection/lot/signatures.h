// Signatures of people whom the order names: docs/protocol.md, rules 1.12 and 1.13.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "selection/order/order.h"

namespace klero::selection {

// Whether `signature` is a valid raw signature of `message` under `key` (64 digits).
[[nodiscard]] bool is_signature(std::string_view key, std::string_view message,
                                std::string_view signature);

// Why it is not, for a message: "the signature has 12 bytes, not 64".
[[nodiscard]] std::string bad_signature(const std::string& who, const std::string& key,
                                        std::string_view signature);

// Signatures by witness.
using WitnessFiles = std::map<unsigned, std::string>;

struct WitnessRefusal {
  unsigned witness = 0;
  std::string why;
};

// The cosignatures of `message` that are refused by rule 1.13, ascending by witness.
[[nodiscard]] std::vector<WitnessRefusal> check_cosignatures(const Order& order,
                                                             std::string_view message,
                                                             const WitnessFiles& signatures);

// "witness-2.sig".
[[nodiscard]] std::string witness_file_name(unsigned witness);

}  // namespace klero::selection
