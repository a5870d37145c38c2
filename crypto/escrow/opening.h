// Opening a deposit without its contributor: docs/escrow.md, section 4.
//
// Holder i turns Y_i into S_i = p(i)·E by 1/x_i and proves it: whoever has Y_i, y_i and S_i can see
// that S_i is right, so that no holder can claim a deposit to be garbage or to hold something else.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "crypto/escrow/deposit.h"
#include "crypto/escrow/same_log.h"
#include "crypto/group/point.h"
#include "crypto/group/scalar.h"

namespace klero::crypto {

struct OpenedShare {
  std::size_t holder = 0;  // from 1
  Point value;             // S_i
  SameLogProof proof;      // y_i = x_i·E and Y_i = x_i·S_i with the same x_i
  friend bool operator==(const OpenedShare&, const OpenedShare&) = default;
};

// The share of the holder with this secret. Throws Error if there is no such holder in the terms,
// if the secret is another's, or if the deposit is not one that check_deposit() accepts.
[[nodiscard]] OpenedShare open_share(const EscrowTerms& terms, const Deposit& deposit,
                                     std::size_t holder, const Scalar& secret);

enum class ShareOutcome {
  kValid,
  kNoSuchHolder,  // not 1..n
  kBadProof,      // the value is not what this holder's key makes of his share
};
[[nodiscard]] std::string_view describe(ShareOutcome outcome);

// `deposit` must be one that check_deposit() accepts.
[[nodiscard]] ShareOutcome check_share(const EscrowTerms& terms, const Deposit& deposit,
                                       const OpenedShare& share);

// K from the shares of t different holders that check_share() accepts; shares that it does not
// accept, and a second one of a holder, count for nothing. The same K from any such t: which of
// them open changes nothing. Nothing if they are fewer than t.
//
// `deposit` must be one that check_deposit() accepts.
[[nodiscard]] std::optional<Point> unlock(const EscrowTerms& terms, const Deposit& deposit,
                                          std::span<const OpenedShare> shares);

}  // namespace klero::crypto
