#include "verifier/rebuild/sealed.h"

#include <algorithm>

#include "crypto/group/generators.h"
#include "crypto/group/scalar.h"

namespace klero::verifier {
namespace {

std::uint64_t at_least_zero(std::uint64_t value, std::uint64_t less) {
  return value > less ? value - less : 0;
}

}  // namespace

std::vector<crypto::Point> Commitments::sum(std::span<const RowNumber> rows) const {
  std::vector<crypto::Point> sums(categories_);
  for (const RowNumber row : rows) {
    for (std::size_t c = 0; c < categories_; ++c) {
      sums[c] = sums[c] + of_row(row)[c];
    }
  }
  return sums;
}

std::vector<crypto::Point> Commitments::sum_of_all() const {
  std::vector<RowNumber> all(rows());
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i] = static_cast<RowNumber>(i + 1);
  }
  return sum(all);
}

std::uint64_t count_points(std::span<const PointRange> ranges) {
  std::uint64_t count = 0;
  for (const PointRange& range : ranges) {
    count += range.hi - range.lo + 1;
  }
  return count;
}

std::vector<crypto::Point> make_points(std::span<const PointRange> ranges) {
  std::vector<crypto::Point> points;
  for (const PointRange& range : ranges) {
    crypto::Point point = range.sum - crypto::times_g(crypto::Scalar::from_uint(range.lo));
    points.push_back(point);
    for (std::uint64_t value = range.lo; value < range.hi; ++value) {
      point = point - crypto::generator_g();
      points.push_back(point);
    }
  }
  return points;
}

CountRange range_in_force(const Bounds& bounds, SwapBounds named, std::uint64_t empty) {
  const bool quota = named == SwapBounds::kQuota;
  return {at_least_zero(quota ? bounds.min : bounds.min_flex, empty),
          quota ? bounds.max : bounds.max_flex};
}

std::vector<CountRange> ranges_out_of_bounds(const Bounds& bounds, SwapBounds named,
                                             std::uint64_t empty) {
  const CountRange within = range_in_force(bounds, named, empty);
  // Before the swap every count is within the flex bounds, and a swap moves it by one at most.
  const std::uint64_t smallest =
      at_least_zero(range_in_force(bounds, SwapBounds::kFlex, empty).least, 1);
  std::vector<CountRange> ranges;
  if (smallest < within.least) {
    ranges.push_back({smallest, within.least - 1});
  }
  ranges.push_back({within.most + 1, bounds.max_flex + 1});
  return ranges;
}

}  // namespace klero::verifier
