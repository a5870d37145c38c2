// The escrow of a lot: deposits inside the commitment documents, and how they are opened.
// docs/protocol.md, section 4, rules 4.11 and 4.12; docs/escrow.md.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "crypto/escrow/deposit.h"
#include "crypto/escrow/opening.h"
#include "selection/lot/contribution.h"

namespace klero::selection {

// Under whose keys, and for which place, a deposit is made. Requires an order with an escrow.
[[nodiscard]] crypto::EscrowTerms escrow_terms(const Order& order, const LotPlace& place);

// The commitment document that holds `deposit`.
[[nodiscard]] std::string deposit_document(const Order& order, const LotPlace& place,
                                           const crypto::Deposit& deposit);

// The deposit of a commitment document of exactly this place, one that can be opened (rules 4.2
// and 4.11).
[[nodiscard]] std::variant<crypto::Deposit, NotThis> read_deposit_document(const Order& order,
                                                                           const LotPlace& place,
                                                                           std::string_view bytes);

// opening-N.txt of the contributor himself: the line "scalar HEX".
[[nodiscard]] std::string write_opening(const crypto::Scalar& scalar);

// opening-N.txt out of the holders' shares, ascending by holder; one a holder.
[[nodiscard]] std::string write_opening(std::vector<crypto::OpenedShare> shares);

// opened-N-by-I.txt: the share of this deposit by holder `holder`.
[[nodiscard]] std::variant<crypto::OpenedShare, NotThis> read_opened(
    const Order& order, const LotPlace& place, const crypto::Deposit& deposit, std::size_t holder,
    std::string_view bytes);

// What opening-N.txt unlocks: K. `deposit` is one of read_deposit_document().
[[nodiscard]] std::variant<crypto::Point, NotThis> read_opening(const Order& order,
                                                                const LotPlace& place,
                                                                const crypto::Deposit& deposit,
                                                                std::string_view bytes);

}  // namespace klero::selection
