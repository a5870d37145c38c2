// Contributions and their commitments: docs/protocol.md, section 4.
//
// A contribution names draw, lot and slot, so that a copied or replayed one cannot be opened
// anywhere else. Both texts have one spelling only.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "selection/order/order.h"

namespace klero::selection {

// Where a contribution belongs.
struct LotPlace {
  std::string base;   // BASE: checksum of the step before the lot, 64 digits
  unsigned lot = 0;   // 1 or 2
  unsigned slot = 0;  // 1..15
};

// The contribution with `secret` (64 digits); with an escrow, that of the locked point (64 digits).
// It is secret until the reveal: wipe copies.
[[nodiscard]] std::string contribution_text(const Order& order, const LotPlace& place,
                                            std::string_view secret);

// The commitment to a contribution without an escrow: its SHA-256 as 64 digits.
[[nodiscard]] std::string commitment_to(std::string_view contribution);

// The commitment document that says `commitment` (64 digits). With an escrow: deposit_document()
// of deposits.h.
[[nodiscard]] std::string commitment_document(const Order& order, const LotPlace& place,
                                              std::string_view commitment);

// Why a text is not what it should be, in one line: "line 3: expected 'slot 2', got 'slot 1'".
struct NotThis {
  std::string why;
};

// The commitment (64 digits) of a commitment document of exactly this place (rule 4.2); with an
// escrow the first coefficient of a deposit that can be opened (rule 4.11).
[[nodiscard]] std::variant<std::string, NotThis> read_commitment_document(const Order& order,
                                                                          const LotPlace& place,
                                                                          std::string_view bytes);

// The secret, with an escrow the point (64 digits), of a contribution of exactly this place (rule
// 4.7, first half).
[[nodiscard]] std::variant<std::string, NotThis> read_contribution(const Order& order,
                                                                   const LotPlace& place,
                                                                   std::string_view bytes);

}  // namespace klero::selection
