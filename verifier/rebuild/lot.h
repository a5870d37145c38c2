// The texts of a lot, byte for byte: docs/protocol.md, section 4.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/escrow/deposit.h"
#include "crypto/format/flaw.h"
#include "crypto/group/point.h"
#include "verifier/order/order.h"

namespace klero::verifier {

// Which lot of which draw a text belongs to.
struct LotPlace {
  unsigned lot = 0;      // 1 or 2
  crypto::Digest base{};  // checksum of the step before the lot
};

// The commitment of a commitment document, without an escrow; nullopt unless `text` is one of slot `slot` there.
[[nodiscard]] std::optional<crypto::Digest> read_commitment(const Order& order,
                                                            const LotPlace& place, unsigned slot,
                                                            std::string_view text);

// True if `text` is a contribution of slot `slot` there, without an escrow.
[[nodiscard]] bool is_contribution(const Order& order, const LotPlace& place, unsigned slot,
                                   std::string_view text);

// The same with an escrow: the deposit in a commitment document. It may be any deposit that can be
// read; whether it is a right one is rule 4.11.
[[nodiscard]] std::optional<crypto::Deposit> read_deposit_document(const Order& order,
                                                                   const LotPlace& place,
                                                                   unsigned slot,
                                                                   std::string_view text);

// The contribution of a slot whose deposit locks `point`.
[[nodiscard]] std::string contribution_of(const Order& order, const LotPlace& place, unsigned slot,
                                          const crypto::Point& point);

// Whose deposits those of a slot are. nullopt if the order has no escrow, or keys that are no points.
[[nodiscard]] std::optional<crypto::EscrowTerms> escrow_terms(const Order& order,
                                                              const LotPlace& place, unsigned slot);

// How the deposit of a slot was opened (rule 4.12): by its contributor, or by holders of the escrow.
struct Opening {
  crypto::Point point;               // that it locks
  std::vector<std::size_t> holders;  // who opened it, from 1; empty: the contributor
};

// nullopt, with what is wrong in `flaw`, if `text` opens nothing. `deposit` must be one that
// crypto::check_deposit() accepts.
[[nodiscard]] std::optional<Opening> read_opening(const crypto::EscrowTerms& terms,
                                                  const crypto::Deposit& deposit,
                                                  std::string_view text, crypto::Flaw& flaw);

// The lines of a text of which every line ends with LF; nullopt if the last one does not.
[[nodiscard]] std::optional<std::vector<std::string_view>> text_lines(std::string_view text);

}  // namespace klero::verifier
