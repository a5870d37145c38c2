// Proofs over the pool and over panels: docs/protocol.md, rules 10.3 to 10.6.
//
// Each function returns the bytes of one published table. Proofs draw fresh randomness: what a run
// did not publish is never used again, it is made anew.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "crypto/parallel/for_each.h"
#include "selection/sealed/place.h"
#include "selection/sealed/seal.h"

namespace klero::selection {

// `bits.tsv`: every commitment is to 0 or to 1.
[[nodiscard]] std::string bits_table(const ProofPlace& place, const SealedScheme& scheme,
                                     const SealedPool& pool,
                                     const crypto::Progress& progress = {});

// `totals.tsv` of the pool, and of the panel drawn (rows from 0, each at most once).
[[nodiscard]] std::string pool_totals_table(const ProofPlace& place, const SealedScheme& scheme,
                                            const SealedPool& pool);
[[nodiscard]] std::string panel_totals_table(const ProofPlace& place, const SealedScheme& scheme,
                                             const SealedPool& pool,
                                             std::span<const std::uint32_t> members);

struct PanelToProve {
  std::uint64_t number = 0;
  std::vector<std::uint32_t> members;  // rows from 0
};

// `quotas.tsv` of step 12: each panel keeps [min, max] of every sealed category.
//
// Throws Error if one does not: a proof is never made of a false claim.
[[nodiscard]] std::string quotas_table(const ProofPlace& place, const SealedScheme& scheme,
                                       const SealedPool& pool, std::span<const PanelToProve> panels,
                                       const crypto::Progress& progress = {});

}  // namespace klero::selection
