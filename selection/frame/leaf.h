// Nonce and leaf of a person: docs/protocol.md, section 3.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "crypto/base/bytes.h"
#include "crypto/format/letter_code.h"
#include "selection/order/order.h"

namespace klero::selection {

// Computes nonces and leaves of one draw. May be used by several threads at once.
class LeafMaker {
 public:
  // master  the 32 bytes of the master secret; they must stay readable as long as this is used
  LeafMaker(const Order& order, std::string_view order_checksum,
            std::span<const std::uint8_t> master);

  [[nodiscard]] crypto::LetterNonce nonce(std::string_view key) const;

  // Nobody who lacks the nonce can find the leaf of an identity line.
  [[nodiscard]] crypto::Digest leaf(std::string_view stratum_text, std::string_view identity,
                                    const crypto::LetterNonce& nonce) const;

 private:
  std::span<const std::uint8_t> master_;
  std::string nonce_start_;  // label and order checksum, each with its LF
  std::string leaf_start_;
};

// The commitment to the master secret (rule 3.1), as 64 digits.
[[nodiscard]] std::string commit_to_master(const Order& order, std::string_view order_checksum,
                                           std::span<const std::uint8_t> master);

}  // namespace klero::selection
