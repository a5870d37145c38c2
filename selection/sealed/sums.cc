#include "selection/sealed/sums.h"

namespace klero::selection {
namespace {

void add(const SealedScheme& scheme, SealedSums& sums, const SealedRow& row) {
  for (std::size_t c = 0; c < sums.size(); ++c) {
    sums[c].count += sealed_value(scheme, row, c);
    sums[c].blinding = sums[c].blinding + row.blindings[c];
    sums[c].commitment = sums[c].commitment + row.commitments[c];
  }
}

}  // namespace

SealedSums sum_rows(const SealedScheme& scheme, const SealedPool& pool,
                    std::span<const std::uint32_t> rows) {
  SealedSums sums(scheme.categories.size());
  for (const std::uint32_t row : rows) {
    add(scheme, sums, pool[row]);
  }
  return sums;
}

SealedSums without(const SealedScheme& scheme, const SealedSums& sums, const SealedRow& leaver) {
  SealedSums rest = sums;
  for (std::size_t c = 0; c < rest.size(); ++c) {
    rest[c].count -= sealed_value(scheme, leaver, c);
    rest[c].blinding = rest[c].blinding - leaver.blindings[c];
    rest[c].commitment = rest[c].commitment - leaver.commitments[c];
  }
  return rest;
}

SealedSums after_swap(const SealedScheme& scheme, const SealedSums& sums, const SealedRow& leaver,
                      const SealedRow& candidate) {
  SealedSums swapped = without(scheme, sums, leaver);
  add(scheme, swapped, candidate);
  return swapped;
}

}  // namespace klero::selection
