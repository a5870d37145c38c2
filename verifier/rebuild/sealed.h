// Sealed features: the commitments of the pool, their sums over members, and the points that a proof
// about such sums is about. docs/protocol.md, section 10; the mathematics: docs/sealed-features.md.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "crypto/group/point.h"
#include "verifier/order/order.h"
#include "verifier/rebuild/quota.h"
#include "verifier/rebuild/replacement.h"

namespace klero::verifier {

// C[row, c]: one commitment for each row of the pool and each sealed category.
class Commitments {
 public:
  Commitments() = default;
  // points  row 1 first, the sealed categories of a row together; rows * categories of them
  Commitments(std::size_t categories, std::vector<crypto::Point> points)
      : categories_(categories), points_(std::move(points)) {}

  [[nodiscard]] std::size_t rows() const { return categories_ == 0 ? 0 : points_.size() / categories_; }
  [[nodiscard]] std::span<const crypto::Point> of_row(RowNumber row) const {
    return std::span(points_).subspan((row - 1) * categories_, categories_);
  }

  // S[c] for each sealed category: the sum over these rows.
  [[nodiscard]] std::vector<crypto::Point> sum(std::span<const RowNumber> rows) const;
  // The same over all rows.
  [[nodiscard]] std::vector<crypto::Point> sum_of_all() const;

 private:
  std::size_t categories_ = 0;
  std::vector<crypto::Point> points_;
};

// The points S - lo·G, S - (lo+1)·G, …, S - hi·G. Requires lo <= hi.
struct PointRange {
  crypto::Point sum;
  std::uint64_t lo = 0;
  std::uint64_t hi = 0;
};

[[nodiscard]] std::uint64_t count_points(std::span<const PointRange> ranges);
[[nodiscard]] std::vector<crypto::Point> make_points(std::span<const PointRange> ranges);

// How many members a category may have with `empty` seats empty: section 9.
struct CountRange {
  std::uint64_t least = 0;
  std::uint64_t most = 0;
};
[[nodiscard]] CountRange range_in_force(const Bounds& bounds, SwapBounds named, std::uint64_t empty);

// The counts that a swap could lead to and that are not within the bounds named: rule 10.8. One or two
// ranges, ascending.
[[nodiscard]] std::vector<CountRange> ranges_out_of_bounds(const Bounds& bounds, SwapBounds named,
                                                           std::uint64_t empty);

}  // namespace klero::verifier
