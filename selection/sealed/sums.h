// What a set of rows adds up to in each sealed category: the number, the blinding, the commitment.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "crypto/group/point.h"
#include "crypto/group/scalar.h"
#include "selection/sealed/seal.h"

namespace klero::selection {

// commitment == count·G + blinding·H.
struct SealedSum {
  std::uint64_t count = 0;
  crypto::Scalar blinding;
  crypto::Point commitment;
};

// One sum a category of the scheme.
using SealedSums = std::vector<SealedSum>;

[[nodiscard]] SealedSums sum_rows(const SealedScheme& scheme, const SealedPool& pool,
                                  std::span<const std::uint32_t> rows);

// The sums after `leaver`, who is counted in them, made way for `candidate`.
[[nodiscard]] SealedSums after_swap(const SealedScheme& scheme, const SealedSums& sums,
                                    const SealedRow& leaver, const SealedRow& candidate);

// The sums after `leaver` left and his seat stayed empty.
[[nodiscard]] SealedSums without(const SealedScheme& scheme, const SealedSums& sums,
                                 const SealedRow& leaver);

}  // namespace klero::selection
