#include "crypto/escrow/same_log.h"

#include <sodium.h>

#include <algorithm>

#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

std::string statement_text(const SameLogStatement& statement) {
  std::string text = transcript_head(statement.mode, "same-log", statement.context);
  text += "pairs " + std::to_string(statement.pairs.size()) + "\n";
  for (const SameLogPair& pair : statement.pairs) {
    append_points({pair.base, pair.image}, text);
  }
  return text;
}

}  // namespace

SameLogOutcome check_statement(const SameLogStatement& statement) {
  if (!is_mode(statement.mode)) {
    return SameLogOutcome::kBadMode;
  }
  if (!is_context(statement.context)) {
    return SameLogOutcome::kBadContext;
  }
  if (statement.pairs.empty()) {
    return SameLogOutcome::kNoPairs;
  }
  const auto trivial = [](const SameLogPair& pair) {
    return pair.base.is_identity() || pair.image.is_identity();
  };
  return std::ranges::any_of(statement.pairs, trivial) ? SameLogOutcome::kIdentityPoint
                                                       : SameLogOutcome::kValid;
}

SameLogOutcome verify_same_log(const SameLogStatement& statement, const SameLogProof& proof) {
  if (const auto outcome = check_statement(statement); outcome != SameLogOutcome::kValid) {
    return outcome;
  }
  std::vector<Point> a;
  for (const SameLogPair& pair : statement.pairs) {
    a.push_back(proof.response * pair.base - proof.challenge * pair.image);
  }
  return challenge_of(statement_text(statement), a) == proof.challenge
             ? SameLogOutcome::kValid
             : SameLogOutcome::kChallengeMismatch;
}

SameLogProof prove_same_log_with(const SameLogStatement& statement, const Scalar& x,
                                 const FreshBytes& fresh) {
  if (const auto outcome = check_statement(statement); outcome != SameLogOutcome::kValid) {
    throw Error("cannot prove equal logarithms: " + std::string(describe(outcome)));
  }
  const std::string text = statement_text(statement);
  const Scalar w = hedged_nonces(1, fresh, x, 0, text).front();
  std::vector<Point> a;
  for (const SameLogPair& pair : statement.pairs) {
    if (x * pair.base != pair.image) {
      throw Error("cannot prove equal logarithms: the secret does not fit the points");
    }
    a.push_back(w * pair.base);
  }
  const Scalar e = challenge_of(text, a);
  return {e, w + e * x};
}

SameLogProof prove_same_log(const SameLogStatement& statement, const Scalar& x) {
  FreshBytes fresh{};
  draw(fresh);
  const SameLogProof proof = prove_same_log_with(statement, x, fresh);
  sodium_memzero(fresh.data(), fresh.size());
  return proof;
}

std::string_view describe(SameLogOutcome outcome) {
  switch (outcome) {
    case SameLogOutcome::kValid:
      return "the proof holds";
    case SameLogOutcome::kBadMode:
      return "the mode is neither real nor rehearsal";
    case SameLogOutcome::kBadContext:
      return "the context is not 1 to 4096 lines of 1 to 4096 bytes without control characters";
    case SameLogOutcome::kNoPairs:
      return "there are no points to prove anything about";
    case SameLogOutcome::kIdentityPoint:
      return "a point is the identity";
    case SameLogOutcome::kChallengeMismatch:
      return "the challenge is not the hash of this statement and its announcements";
  }
  return "unknown outcome";
}

}  // namespace klero::crypto
