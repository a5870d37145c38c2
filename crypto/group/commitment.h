// Pedersen commitments and the rows made of them: docs/sealed-features.md, section 3.
//
// C = x·G + r·H hides x perfectly and binds to it as long as nobody knows the
// logarithm of H. A row is one commitment a category, of a one-hot vector (1 for
// the category chosen, 0 for the others); its blindings cancel, so that the row
// sums to G and "exactly one category" needs no proof beside "each is 0 or 1".
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "crypto/group/point.h"
#include "crypto/group/scalar.h"

namespace klero::crypto {

// x·G + r·H, for a value whose being zero is no secret (a row's bits: commit_one_hot).
[[nodiscard]] Point commit(const Scalar& value, const Scalar& blinding);

// Fresh blindings for one row, one a category: uniform among those that sum to
// zero. A blinding is never zero (it would show its answer).
//
//   categories  at least 2
//
// Throws Error for fewer.
[[nodiscard]] std::vector<Scalar> cancelling_blindings(std::size_t categories);

// The row that says `chosen`: C[c] = x[c]·G + r[c]·H with x[chosen] = 1 and all
// other x = 0, by the same work for every category.
//
//   chosen     0..blindings.size()-1
//   blindings  at least 2, none zero, of sum zero
//
// Throws Error if one of these does not hold.
[[nodiscard]] std::vector<Point> commit_one_hot(std::size_t chosen,
                                                std::span<const Scalar> blindings);

// What can be wrong with a published row before any proof is looked at.
enum class RowOutcome {
  kValid,
  kTooFewCategories,  // fewer than 2: its only commitment is G, whatever the person said
  kOpen,              // a commitment is the identity or G: blinding zero, anybody reads it
  kSumIsNotG,         // not exactly one category, or blindings that do not cancel
};
[[nodiscard]] RowOutcome check_row(std::span<const Point> commitments);
[[nodiscard]] std::string_view describe(RowOutcome outcome);

// The points S - lo·G, S - (lo+1)·G, …, S - hi·G: one of them is a multiple of H
// whose factor the prover knows exactly if S commits to a value from lo to hi.
// {C, C - G} of a single commitment is range_points(C, 0, 1); a total is lo == hi.
//
//   lo, hi  lo <= hi, hi - lo < kMaxOneOfPoints (one_of.h)
//
// Throws Error for other bounds.
[[nodiscard]] std::vector<Point> range_points(const Point& sum, std::uint64_t lo, std::uint64_t hi);

}  // namespace klero::crypto
