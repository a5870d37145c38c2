// Many proofs on several cores: docs/sealed-features.md, section 9.
//
// The work is cut by position, and results stand in the order of the jobs, so
// that the outcome is the same with any number of threads.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "crypto/group/one_of.h"

namespace klero::crypto {

// Called now and then from the calling thread only, with done ascending; the
// last call has done == total. May be empty.
using BatchProgress = std::function<void(std::size_t done, std::size_t total)>;

// Calls work(i) once for each i from 0 to count-1, from several threads at once.
//
//   threads  1 or more; 0 means as many as there are cores
//
// An exception from work(i) stops the rest and is thrown to the caller; of
// several, the one of the smallest i.
void for_each_in_parallel(std::size_t count, unsigned threads,
                          const std::function<void(std::size_t)>& work,
                          const BatchProgress& progress = {});

struct VerifyJob {
  OneOfStatement statement;
  OneOfProof proof;
};

// outcomes[i] = verify_one_of(jobs[i]…).
[[nodiscard]] std::vector<OneOfOutcome> verify_many(std::span<const VerifyJob> jobs,
                                                    unsigned threads,
                                                    const BatchProgress& progress = {});

struct ProveJob {
  OneOfStatement statement;
  OneOfWitness witness;
};

// proofs[i] = prove_one_of(jobs[i]…). Throws what that throws.
[[nodiscard]] std::vector<OneOfProof> prove_many(std::span<const ProveJob> jobs, unsigned threads,
                                                 const BatchProgress& progress = {});

}  // namespace klero::crypto
