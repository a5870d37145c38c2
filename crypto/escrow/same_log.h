// "One and the same x turns every base into its image": docs/escrow.md, section 3.
//
// Given pairs (B_1, Q_1) … (B_k, Q_k) it proves "I know x with Q_i = x·B_i for all i" and hides x.
// One pair is Schnorr's proof of knowledge of a key, two are Chaum and Pedersen's proof that two
// logarithms are equal.
//
//   A_i = s·B_i − e·Q_i,   e = SHA-512(transcript) mod L,   proof = e, s
//
// The transcript is that of docs/sealed-features.md, section 5, with "same-log" for "one-of" and
//
//   pairs K
//   (2K lines: B_1, Q_1, … B_K, Q_K, 64 digits each)
//
// for the points.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/group/point.h"
#include "crypto/group/scalar.h"
#include "crypto/group/transcript.h"

namespace klero::crypto {

struct SameLogPair {
  Point base;
  Point image;
};

struct SameLogStatement {
  std::string mode;                  // "real" or "rehearsal"
  std::vector<std::string> context;  // as in one_of.h
  std::vector<SameLogPair> pairs;    // at least one; no point the identity
};

struct SameLogProof {
  Scalar challenge;
  Scalar response;
  friend bool operator==(const SameLogProof&, const SameLogProof&) = default;
};

enum class SameLogOutcome {
  kValid,
  kBadMode,
  kBadContext,
  kNoPairs,
  kIdentityPoint,      // x would be 0, or nobody's: there is nothing to know
  kChallengeMismatch,  // not a proof of this
};
[[nodiscard]] std::string_view describe(SameLogOutcome outcome);

[[nodiscard]] SameLogOutcome check_statement(const SameLogStatement& statement);
[[nodiscard]] SameLogOutcome verify_same_log(const SameLogStatement& statement,
                                             const SameLogProof& proof);

// New nonces in every call; what is said of prove_one_of() holds here too.
//
// Throws Error if the statement is refused or x does not fit every pair.
[[nodiscard]] SameLogProof prove_same_log(const SameLogStatement& statement, const Scalar& x);

// With `fresh` in place of 64 bytes from the operating system: for vectors.
[[nodiscard]] SameLogProof prove_same_log_with(const SameLogStatement& statement, const Scalar& x,
                                               const FreshBytes& fresh);

}  // namespace klero::crypto
