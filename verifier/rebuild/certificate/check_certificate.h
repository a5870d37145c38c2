// Whether a certificate proves that the chances are leximin, within as many panels a person as it says:
// docs/protocol.md, section 7a, in exact numbers.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "verifier/read/finding.h"
#include "verifier/rebuild/certificate/big.h"
#include "verifier/rebuild/certificate/certificate.h"

namespace klero::verifier {

// Every finding names the line of the claim, leaf or level that does not hold.
//
//   problem      every category_of_row is below the number of its column's bounds
//   certificate  read for as many rows and quotas as the problem has
//   path         for the findings
//
// Throws Error if the trees are so big for so many rows that nobody would wait for the answer.
void check_claims(const FairnessProblem& problem, const Certificate& certificate,
                  const std::string& path, Findings& findings);
void check_levels(const FairnessProblem& problem, const Certificate& certificate,
                  const std::string& path, Findings& findings);

// Σ factor · inequality: what it gives each row, and its bound.
//
// No overflow: factors, weights and bounds are at most 2^50, a certificate has fewer than 2^20 lines and
// a record fewer than 2^25 rows, so that every sum here and in the checks is below 2^125.
struct WeightedSum {
  std::vector<Wide> of_row;
  Wide bound = 0;
};

// `claim` and `leaf` name the cases above, for inequalities of the kind branch; nullptr in a level.
[[nodiscard]] WeightedSum weighted_sum(const FairnessProblem& problem,
                                       const Certificate& certificate,
                                       const std::vector<Factor>& factors,
                                       const FairnessClaim* claim, const ProofNode* leaf);

}  // namespace klero::verifier
