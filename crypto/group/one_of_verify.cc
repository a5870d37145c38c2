#include <algorithm>

#include "crypto/group/generators.h"
#include "crypto/group/one_of.h"
#include "crypto/group/one_of_core.h"
#include "crypto/group/one_of_transcript.h"

namespace klero::crypto {
OneOfOutcome check_statement(const OneOfStatement& statement) {
  if (!is_mode(statement.mode)) {
    return OneOfOutcome::kBadMode;
  }
  if (!is_context(statement.context)) {
    return OneOfOutcome::kBadContext;
  }
  if (statement.points.empty()) {
    return OneOfOutcome::kNoPoints;
  }
  if (statement.points.size() > kMaxOneOfPoints) {
    return OneOfOutcome::kTooManyPoints;
  }
  if (statement.identity == IdentityPoints::kRefused &&
      std::ranges::any_of(statement.points, &Point::is_identity)) {
    return OneOfOutcome::kIdentityPoint;
  }
  return OneOfOutcome::kValid;
}

OneOfOutcome verify_one_of(const OneOfStatement& statement, const OneOfProof& proof) {
  if (const OneOfOutcome outcome = check_statement(statement); outcome != OneOfOutcome::kValid) {
    return outcome;
  }
  const std::size_t m = statement.points.size();
  if (proof.challenges.size() != m || proof.responses.size() != m) {
    return OneOfOutcome::kWrongLength;
  }
  const auto a = announcements(statement.points, proof.challenges, proof.responses);
  const Scalar e = challenge_of(statement_text(statement), a);
  return sum(proof.challenges) == e ? OneOfOutcome::kValid : OneOfOutcome::kChallengeMismatch;
}

std::string_view describe(OneOfOutcome outcome) {
  switch (outcome) {
    case OneOfOutcome::kValid:
      return "the proof holds";
    case OneOfOutcome::kBadMode:
      return "the mode is neither real nor rehearsal";
    case OneOfOutcome::kBadContext:
      return "the context is not 1 to 4096 lines of 1 to 4096 bytes without control characters";
    case OneOfOutcome::kNoPoints:
      return "there is no point to prove anything about";
    case OneOfOutcome::kTooManyPoints:
      return "there are more than 4096 points";
    case OneOfOutcome::kIdentityPoint:
      return "a point is the identity, which anybody can open";
    case OneOfOutcome::kWrongLength:
      return "the proof has not as many challenges and responses as there are points";
    case OneOfOutcome::kChallengeMismatch:
      return "the challenges do not add up to the hash of this statement and its announcements";
  }
  return "unknown outcome";
}

}  // namespace klero::crypto
