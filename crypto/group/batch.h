// Many proofs on several cores: docs/sealed-features.md, section 9.
// Results stand in the order of the jobs, so that the outcome is the same with any number of threads.
#pragma once

#include <span>
#include <vector>

#include "crypto/group/one_of.h"
#include "crypto/parallel/for_each.h"

namespace klero::crypto {

struct VerifyJob {
  OneOfStatement statement;
  OneOfProof proof;
};

// outcomes[i] = verify_one_of(jobs[i]…).
[[nodiscard]] std::vector<OneOfOutcome> verify_many(std::span<const VerifyJob> jobs,
                                                    unsigned threads,
                                                    const Progress& progress = {});

struct ProveJob {
  OneOfStatement statement;
  OneOfWitness witness;
};

// proofs[i] = prove_one_of(jobs[i]…). Throws what that throws.
[[nodiscard]] std::vector<OneOfProof> prove_many(std::span<const ProveJob> jobs, unsigned threads,
                                                 const Progress& progress = {});

}  // namespace klero::crypto
