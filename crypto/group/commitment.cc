#include "crypto/group/commitment.h"

#include <algorithm>
#include <array>
#include <string>

#include "crypto/base/error.h"
#include "crypto/group/generators.h"
#include "crypto/group/one_of.h"
#include "crypto/group/pick.h"

namespace klero::crypto {
namespace {

bool any_zero(std::span<const Scalar> scalars) {
  return std::ranges::any_of(scalars, [](const Scalar& scalar) { return scalar.is_zero(); });
}

// x·G + r·H for a secret bit x. Both possibilities are computed and one is picked, because 0·G, the
// identity, goes another way through libsodium than 1·G does.
Point commit_bit(std::size_t bit, const Scalar& blinding) {
  std::array<Point, 2> both = {times_h(blinding), Point()};
  both[1] = both[0] + generator_g();
  const Point commitment = pick(both, bit);
  both[0].wipe();
  both[1].wipe();
  return commitment;
}

}  // namespace

Point commit(const Scalar& value, const Scalar& blinding) {
  Point shown = times_g(value);
  Point hidden = times_h(blinding);
  const Point commitment = shown + hidden;
  shown.wipe();
  hidden.wipe();
  return commitment;
}

std::vector<Scalar> cancelling_blindings(std::size_t categories) {
  if (categories < 2) {
    throw Error("cannot blind a row of " + std::to_string(categories) +
                " categories: it needs at least 2");
  }
  std::vector<Scalar> blindings(categories);
  do {
    std::ranges::generate(blindings, Scalar::random);
    blindings.back() = -sum(std::span(blindings).first(categories - 1));
  } while (any_zero(blindings));
  return blindings;
}

std::vector<Point> commit_one_hot(std::size_t chosen, std::span<const Scalar> blindings) {
  if (chosen >= blindings.size() || blindings.size() < 2) {
    throw Error("cannot commit to a category: the row has " + std::to_string(blindings.size()));
  }
  if (any_zero(blindings) || !sum(blindings).is_zero()) {
    throw Error("cannot commit to a category: the blindings of a row must cancel, none being zero");
  }
  std::vector<Point> row;
  row.reserve(blindings.size());
  for (std::size_t c = 0; c < blindings.size(); ++c) {
    row.push_back(commit_bit(static_cast<std::size_t>(c == chosen), blindings[c]));
  }
  return row;
}

RowOutcome check_row(std::span<const Point> commitments) {
  if (commitments.size() < 2) {
    return RowOutcome::kTooFewCategories;
  }
  for (const Point& commitment : commitments) {
    if (commitment.is_identity() || commitment == generator_g()) {
      return RowOutcome::kOpen;
    }
  }
  return sum(commitments) == generator_g() ? RowOutcome::kValid : RowOutcome::kSumIsNotG;
}

std::string_view describe(RowOutcome outcome) {
  switch (outcome) {
    case RowOutcome::kValid:
      return "the row is in order";
    case RowOutcome::kTooFewCategories:
      return "the row has fewer than two commitments";
    case RowOutcome::kOpen:
      return "a commitment of the row is not blinded, anybody can read it";
    case RowOutcome::kSumIsNotG:
      return "the commitments of the row do not add up to the base point G";
  }
  return "unknown outcome";
}

std::vector<Point> range_points(const Point& sum, std::uint64_t lo, std::uint64_t hi) {
  if (lo > hi || hi - lo >= kMaxOneOfPoints) {
    throw Error("cannot state a range from " + std::to_string(lo) + " to " + std::to_string(hi) +
                ": it must hold 1 to " + std::to_string(kMaxOneOfPoints) + " values");
  }
  std::vector<Point> points = {lo == 0 ? sum : sum - times_g(Scalar::from_uint(lo))};
  points.reserve(static_cast<std::size_t>(hi - lo + 1));
  for (std::uint64_t value = lo; value < hi; ++value) {
    points.push_back(points.back() - generator_g());
  }
  return points;
}

}  // namespace klero::crypto
