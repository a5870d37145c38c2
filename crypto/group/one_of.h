// The one-of proof: docs/sealed-features.md, section 4.
//
// Given points P_1..P_m, it proves "I know ρ with P_t = ρ·H for some t" and hides
// t and ρ: an OR of Schnorr proofs (Cramer, Damgård, Schoenmakers 1994), made
// non-interactive by hashing everything that is being claimed (Fiat, Shamir 1986).
//
//   A_i = s_i·H − c_i·P_i          proof = c_1..c_m, s_1..s_m
//   Σ c_i = SHA-512(transcript) mod L, the transcript of one_of_transcript.h
//
// A proof is only ever about its statement: mode, context lines, points. What
// the context must contain is in docs/sealed-features.md, section 5.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/group/point.h"
#include "crypto/group/scalar.h"
#include "crypto/group/transcript.h"

namespace klero::crypto {

inline constexpr std::size_t kMaxOneOfPoints = 4096;

// Whether a P_i may be the identity. The identity is 0·H, so a statement that
// contains it is true for everybody and its proof shows nothing new.
//   kRefused  for single commitments: it would mean an unblinded answer
//   kAllowed  for sums: nobody in a group is a sum of no commitments, and honest
enum class IdentityPoints { kRefused, kAllowed };

struct OneOfStatement {
  std::string mode;                  // "real" or "rehearsal", as in the order
  std::vector<std::string> context;  // 1..4096 lines of 1..4096 bytes, no control characters
  std::vector<Point> points;         // P_1..P_m, 1 <= m <= 4096
  IdentityPoints identity = IdentityPoints::kRefused;
};

// What the prover knows: points[index] == rho·H.
struct OneOfWitness {
  std::size_t index = 0;  // counted from 0
  Scalar rho;
};

struct OneOfProof {
  std::vector<Scalar> challenges;  // c_1..c_m
  std::vector<Scalar> responses;   // s_1..s_m
  friend bool operator==(const OneOfProof&, const OneOfProof&) = default;
};

enum class OneOfOutcome {
  kValid,
  kBadMode,            // neither "real" nor "rehearsal"
  kBadContext,         // no line, too many, too long, empty, or a control character in one
  kNoPoints,           // m = 0: there is nothing to prove
  kTooManyPoints,      // m > 4096
  kIdentityPoint,      // a P_i is the identity where that is refused
  kWrongLength,        // not exactly m challenges and m responses
  kChallengeMismatch,  // Σ c_i is not the hash of the transcript: not a proof of this
};

// In words, for a message: "the challenges do not add up to the hash of …".
[[nodiscard]] std::string_view describe(OneOfOutcome outcome);

// What is wrong with the statement itself, if anything; kValid if it can be proved about.
[[nodiscard]] OneOfOutcome check_statement(const OneOfStatement& statement);

// Whether `proof` proves `statement`: kValid, or the first thing that is wrong.
[[nodiscard]] OneOfOutcome verify_one_of(const OneOfStatement& statement, const OneOfProof& proof);

// Proves `statement`. Every call draws new nonces, so that two proofs of one
// statement differ: WRITE THE PROOF DOWN AND PUBLISH THOSE BYTES, OR PROVE ANEW.
// Never keep or replay a prover's state; a nonce used under two challenges gives
// rho away.
//
// Throws Error if the statement is refused by check_statement() or if the witness
// does not open points[index]: a proof is never made of a false claim.
[[nodiscard]] OneOfProof prove_one_of(const OneOfStatement& statement, const OneOfWitness& witness);

}  // namespace klero::crypto
