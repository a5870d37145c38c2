// At most one letter a household: the walk of docs/protocol.md, section 5.

#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "crypto/base/bytes.h"
#include "verifier/order/order.h"
#include "verifier/rebuild/tickets.h"

namespace klero::verifier {

using HouseholdTag = std::array<std::uint8_t, 20>;

// What a leaf of a draw with a rule for households is made of, besides its stratum.
struct LeafOpening {
  HouseholdTag tag{};
  crypto::Digest inner{};
};

// The leaf by section 3.
//
//   anchor  checksum of step 01, 64 digits
[[nodiscard]] crypto::Digest leaf_of_opening(const Order& order, std::string_view anchor,
                                             std::uint32_t stratum, const LeafOpening& opening);

// Of somebody who knows his identity line and his nonce (40 digits).
[[nodiscard]] crypto::Digest inner_of(const Order& order, std::string_view identity,
                                      std::string_view nonce);

// One stratum as the walk looks at it.
struct WalkStratum {
  std::vector<LeafTicket> leaves;  // as many of the smallest tickets as may matter, in any sequence
  std::uint64_t first = 0;         // letters of each wave
  std::uint64_t second = 0;
};

// Who is drawn and skipped in each stratum, stratum 1 first, smallest ticket first.
struct LetterWalk {
  std::vector<std::vector<LeafTicket>> first;
  std::vector<std::vector<LeafTicket>> second;
  std::vector<std::vector<LeafTicket>> skipped;
  // A leaf at which the walk had to stop, because its tag is not known. Nothing behind it was drawn.
  std::optional<LeafTicket> unknown;
};

[[nodiscard]] LetterWalk walk_letters(std::span<const WalkStratum> strata,
                                      const std::map<crypto::Digest, HouseholdTag>& tags);

}  // namespace klero::verifier
