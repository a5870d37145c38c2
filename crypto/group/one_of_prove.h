// The prover with its randomness in the open: for the vectors and tests of prove_one_of(), which is
// what everybody else calls.
#pragma once

#include "crypto/group/one_of.h"
#include "crypto/group/transcript.h"

namespace klero::crypto {

// prove_one_of() with `fresh` in place of 64 bytes from the operating system.
[[nodiscard]] OneOfProof prove_one_of_with(const OneOfStatement& statement,
                                           const OneOfWitness& witness, const FreshBytes& fresh);

}  // namespace klero::crypto
