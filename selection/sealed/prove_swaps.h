// Proofs of a replacement: docs/protocol.md, rules 10.7 and 10.8.
//
// Who was called keeps the quotas, and who was passed over would have broken one, without saying
// which. No totals: their difference to the totals before would be one person's answers.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "selection/sealed/place.h"
#include "selection/sealed/seal.h"

namespace klero::selection {

// One leaver, in the sequence of swaps.tsv; rows from 0.
struct SwapToProve {
  std::uint32_t leaver = 0;
  std::optional<std::uint32_t> candidate;  // none: the seat stays empty
  bool flex = false;                       // the candidate was called within the flex bounds
  std::uint64_t empty = 0;                 // seats empty before this swap
  // Passed over, by ticket, and not openly out of these bounds (rule 10.8).
  std::vector<std::uint32_t> skipped_in_quota;
  std::vector<std::uint32_t> skipped_in_flex;
};

struct SwapTables {
  std::string quotas;  // quotas.tsv
  std::string skips;   // skips.tsv
};

//   members  of the panel before the first swap, rows from 0
//
// Throws Error if somebody called breaks a bound, or somebody passed over breaks none.
[[nodiscard]] SwapTables prove_swaps(const ProofPlace& place, const SealedScheme& scheme,
                                     const SealedPool& pool, std::span<const std::uint32_t> members,
                                     std::span<const SwapToProve> swaps);

}  // namespace klero::selection
