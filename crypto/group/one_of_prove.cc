#include "crypto/group/one_of_prove.h"

#include <sodium.h>

#include <string>

#include "crypto/base/error.h"
#include "crypto/group/generators.h"
#include "crypto/group/one_of_core.h"
#include "crypto/group/one_of_transcript.h"
#include "crypto/group/pick.h"

namespace klero::crypto {
namespace {

void require_provable(const OneOfStatement& statement, const OneOfWitness& witness) {
  if (const OneOfOutcome outcome = check_statement(statement); outcome != OneOfOutcome::kValid) {
    throw Error("cannot prove a statement: " + std::string(describe(outcome)));
  }
  if (witness.index >= statement.points.size() ||
      times_h(witness.rho) != pick(statement.points, witness.index)) {
    throw Error("cannot prove a statement: the witness does not open the point it is for");
  }
}

}  // namespace

OneOfProof prove_one_of_with(const OneOfStatement& statement, const OneOfWitness& witness,
                             const FreshBytes& fresh) {
  require_provable(statement, witness);
  const std::size_t m = statement.points.size();
  const std::string text = statement_text(statement);
  const std::vector<Scalar> nonces = hedged_nonces(2 * m, fresh, witness.rho, witness.index, text);
  const auto half = nonces.begin() + static_cast<std::ptrdiff_t>(m);

  OneOfProof proof{{nonces.begin(), half}, {half, nonces.end()}};
  const auto a = announcements(statement.points, proof.challenges, proof.responses);
  const Scalar e = challenge_of(text, a);
  answer(e, witness.index, witness.rho, proof.challenges, proof.responses);
  return proof;
}

OneOfProof prove_one_of(const OneOfStatement& statement, const OneOfWitness& witness) {
  FreshBytes fresh{};
  draw(fresh);
  OneOfProof proof = prove_one_of_with(statement, witness, fresh);
  sodium_memzero(fresh.data(), fresh.size());
  return proof;
}

}  // namespace klero::crypto
