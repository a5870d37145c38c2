#include "crypto/group/batch.h"

namespace klero::crypto {

std::vector<OneOfOutcome> verify_many(std::span<const VerifyJob> jobs, unsigned threads,
                                      const Progress& progress) {
  std::vector<OneOfOutcome> outcomes(jobs.size());
  for_each_in_parallel(
      jobs.size(), threads,
      [&](std::size_t i) { outcomes[i] = verify_one_of(jobs[i].statement, jobs[i].proof); },
      progress);
  return outcomes;
}

std::vector<OneOfProof> prove_many(std::span<const ProveJob> jobs, unsigned threads,
                                   const Progress& progress) {
  std::vector<OneOfProof> proofs(jobs.size());
  for_each_in_parallel(
      jobs.size(), threads,
      [&](std::size_t i) { proofs[i] = prove_one_of(jobs[i].statement, jobs[i].witness); },
      progress);
  return proofs;
}

}  // namespace klero::crypto
