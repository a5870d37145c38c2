// Sealing the answers of the pool: docs/protocol.md, rules 10.1 and 10.2; the
// mathematics stands in docs/sealed-features.md, section 3.
//
// An answer becomes one commitment a category, to 1 for the category chosen and to 0 for the
// others. The blindings open it; they stay in sealed/ and go to the respondent himself.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/group/point.h"
#include "crypto/group/scalar.h"
#include "selection/sealed/scheme.h"

namespace klero::selection {

struct SealedRow {
  std::vector<std::size_t> chosen;         // a feature each: which of its categories, from 0
  std::vector<crypto::Scalar> blindings;   // a category of the scheme each
  std::vector<crypto::Point> commitments;  // a category of the scheme each
};

// Row r of the pool is pool[r]; published numbers are one higher.
using SealedPool = std::vector<SealedRow>;

// Whether the row is in this category of the scheme: 0 or 1.
[[nodiscard]] std::size_t sealed_value(const SealedScheme& scheme, const SealedRow& row,
                                       std::size_t category);

// Fresh blindings and commitments for every row.
//
//   answers[r][f]  which category of sealed feature f row r is in, 0..count-1
//
// Throws Error for an answer out of range.
[[nodiscard]] SealedPool seal_pool(const SealedScheme& scheme,
                                   std::span<const std::vector<std::size_t>> answers);

// The published `commitments.tsv`.
[[nodiscard]] std::string commitments_table(const SealedScheme& scheme, const SealedPool& pool);

// The office's own `openings.tsv`, for sealed/ only: row, feature, category, value, blinding.
// Reading it back makes the commitments anew. Throws Error if it does not fit the scheme.
[[nodiscard]] std::string openings_table(const SealedScheme& scheme, const SealedPool& pool);
[[nodiscard]] SealedPool read_openings(const SealedScheme& scheme, std::string_view table);

// The answers alone, as seal_pool() takes them: no commitment is made.
[[nodiscard]] std::vector<std::vector<std::size_t>> read_answers(const SealedScheme& scheme,
                                                                 std::string_view table);

}  // namespace klero::selection
