// Nonce and leaf of a person: docs/protocol.md, section 3.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/format/letter_code.h"
#include "crypto/hash/prefixed_sha256.h"
#include "selection/order/order.h"

namespace klero::selection {

// What a leaf of a draw with a rule for households is made of, besides its stratum.
using HouseholdTag = std::array<std::uint8_t, 20>;
struct LeafOpening {
  HouseholdTag tag{};
  crypto::Digest inner{};
};

// A leaf, and what only the office knows of it.
struct MadeLeaf {
  crypto::Digest leaf{};
  crypto::LetterNonce nonce{};
  std::optional<LeafOpening> opening;  // with a rule for households
};

// Computes nonces and leaves of one draw. May be used by several threads at once.
//
// HMAC-SHA256(key, m) is SHA-256(opad block, SHA-256(ipad block, m)), RFC 2104: both blocks are 64
// bytes, so their states are kept, and a nonce costs 0.2 µs instead of 1.8. These states are as
// secret as the key; they stand in ordinary memory as long as this object does, and are wiped.
class LeafMaker {
 public:
  // master  the 32 bytes of the master secret; not needed after this call
  LeafMaker(const Order& order, std::string_view order_checksum,
            std::span<const std::uint8_t> master);
  LeafMaker(const LeafMaker&) = delete;
  LeafMaker& operator=(const LeafMaker&) = delete;
  ~LeafMaker();

  [[nodiscard]] crypto::LetterNonce nonce(std::string_view key) const;

  // Nobody who lacks the nonce can find the leaf of an identity line. Without a rule for households.
  [[nodiscard]] crypto::Digest leaf(std::string_view stratum_text, std::string_view identity,
                                    const crypto::LetterNonce& nonce) const;

  // The leaf of a person, whatever the order's rule.
  //
  //   letter_cells  separated by TAB, one for each of Order::letter_columns
  [[nodiscard]] MadeLeaf make(std::string_view stratum_text, std::string_view key,
                              std::string_view identity, std::string_view letter_cells) const;

 private:
  using Mac = std::array<std::uint8_t, 20>;
  [[nodiscard]] Mac mac(std::string_view message) const;
  [[nodiscard]] HouseholdTag tag(std::string_view key, std::string_view letter_cells) const;

  crypto::openssl::PrefixedSha256 inner_;
  crypto::openssl::PrefixedSha256 outer_;
  std::string nonce_start_;  // label and order checksum, each with its LF
  std::string leaf_start_;
  std::string household_start_;
  std::string alone_start_;
  std::string inner_start_;             // its label
  std::vector<std::size_t> household_;  // positions in Order::letter_columns; empty: no such rule
};

// The commitment to the master secret (rule 3.1), as 64 digits.
[[nodiscard]] std::string commit_to_master(const Order& order, std::string_view order_checksum,
                                           std::span<const std::uint8_t> master);

}  // namespace klero::selection
