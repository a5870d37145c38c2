// A deposit: a contributor's secret, locked so that t of n holders can open it and everybody can
// see beforehand that they can. Publicly verifiable secret sharing (Schoenmakers, Crypto '99):
// docs/escrow.md.
//
//   E                a generator of unknown logarithm, from the label "kleroterion/escrow-e/v1" LF
//   y_i = x_i·E      holder i's public key, i = 1..n
//   p                the contributor's polynomial of degree t-1; s = p(0) opens the deposit
//   C_k = a_k·G      commitments to its coefficients, k = 0..t-1
//   Y_i = p(i)·y_i   the share of holder i, which only x_i turns into p(i)·E
//   K = s·E          what is locked
//
// with a proof for each holder that Y_i to the base y_i is what the C_k say. A deposit that
// check_deposit() accepts has exactly one s and one K.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/escrow/same_log.h"
#include "crypto/group/point.h"
#include "crypto/group/scalar.h"

namespace klero::crypto {

inline constexpr std::size_t kMaxHolders = 255;

// E.
[[nodiscard]] const Point& escrow_generator();

// x·E, the public key of the holder with this secret.
[[nodiscard]] Point holder_key(const Scalar& secret);

// The statement "I have the secret of this key". Without its proof a holder could take a multiple
// of another's key, and that other would hold two shares.
[[nodiscard]] SameLogStatement possession_statement(std::string mode,
                                                    std::vector<std::string> context,
                                                    const Point& key);

// Whose deposit under whose keys. The context says what the deposit is for: order, step, lot, slot.
struct EscrowTerms {
  std::string mode;
  std::vector<std::string> context;
  std::vector<Point> holders;  // y_1..y_n, distinct, none the identity, 1 <= n <= 255
  std::size_t threshold = 0;   // t, 1 <= t <= n
};

struct Deposit {
  std::vector<Point> coefficients;   // C_0..C_(t-1)
  std::vector<Point> shares;         // Y_1..Y_n
  std::vector<SameLogProof> proofs;  // one a share
  friend bool operator==(const Deposit&, const Deposit&) = default;
};

enum class DepositOutcome {
  kValid,
  kBadTerms,       // mode, context, holders or threshold are not as above
  kWrongLength,    // not t coefficients, n shares and n proofs
  kIdentityPoint,  // a point that would show a value of p
  kBadShare,       // a share's proof does not hold
};
[[nodiscard]] std::string_view describe(DepositOutcome outcome);

struct DepositCheck {
  DepositOutcome outcome = DepositOutcome::kValid;
  std::size_t holder = 0;  // for kBadShare: the first, from 1
};
[[nodiscard]] DepositCheck check_deposit(const EscrowTerms& terms, const Deposit& deposit);

struct SecretDeposit {
  Deposit deposit;
  Scalar opening;  // s
};

// A new deposit of a new secret. Throws Error for bad terms.
[[nodiscard]] SecretDeposit make_deposit(const EscrowTerms& terms);

// Whether s opens the deposit: s·G == C_0. Then locked_point(s) is what t holders would find.
[[nodiscard]] bool opens(const Deposit& deposit, const Scalar& s);
[[nodiscard]] Point locked_point(const Scalar& s);

// The statement of the proof of share `holder` (from 1).
[[nodiscard]] SameLogStatement share_statement(const EscrowTerms& terms, const Deposit& deposit,
                                               std::size_t holder);

}  // namespace klero::crypto
