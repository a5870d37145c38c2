// Commitments and rows, honest and not.

#include "crypto/group/commitment.h"

#include <gtest/gtest.h>

#include <set>

#include "crypto/base/error.h"
#include "crypto/group/generators.h"
#include "tests/crypto/group/vectors.h"

namespace klero::crypto {
namespace {

std::string name_of(RowOutcome outcome) {
  switch (outcome) {
    case RowOutcome::kValid:
      return "valid";
    case RowOutcome::kTooFewCategories:
      return "too-few-categories";
    case RowOutcome::kOpen:
      return "open";
    case RowOutcome::kSumIsNotG:
      return "sum-is-not-g";
  }
  return "?";
}

TEST(Commitment, RowsAgreeWithTheIndependentImplementation) {
  for (const test::Row& row : test::read_vectors("rows.tsv")) {
    SCOPED_TRACE(row.at("_line"));
    const auto values = test::scalars_of(row.at("values"));
    const auto blindings = test::scalars_of(row.at("blindings"));
    const auto commitments = test::points_of(row.at("commitments"));
    ASSERT_EQ(values.size(), blindings.size());
    ASSERT_EQ(values.size(), commitments.size());
    for (std::size_t c = 0; c < values.size(); ++c) {
      EXPECT_EQ(commit(values[c], blindings[c]), commitments[c]);
    }
    EXPECT_EQ(name_of(check_row(commitments)), row.at("outcome"));
  }
}

TEST(Commitment, HonestRowsSumToGAndCommitToTheCategoryChosen) {
  for (const std::size_t categories : {2U, 3U, 7U}) {
    for (std::size_t chosen = 0; chosen < categories; ++chosen) {
      const auto blindings = cancelling_blindings(categories);
      const auto row = commit_one_hot(chosen, blindings);
      EXPECT_EQ(check_row(row), RowOutcome::kValid);
      EXPECT_EQ(row[chosen], generator_g() + times_h(blindings[chosen]));
      for (std::size_t c = 0; c < categories; ++c) {
        EXPECT_EQ(row[c] == times_h(blindings[c]), c != chosen);
      }
    }
  }
}

TEST(Commitment, BlindingsAreFreshEachTime) {
  std::set<std::string> seen;
  for (int i = 0; i < 20; ++i) {
    for (const Scalar& blinding : cancelling_blindings(2)) {
      EXPECT_TRUE(seen.insert(blinding.hex()).second);
    }
  }
}

TEST(Commitment, RowsThatCannotBeSealedAreRefused) {
  EXPECT_THROW((void)cancelling_blindings(0), Error);
  EXPECT_THROW((void)cancelling_blindings(1), Error);
  auto blindings = cancelling_blindings(3);
  EXPECT_THROW((void)commit_one_hot(3, blindings), Error);
  EXPECT_THROW((void)commit_one_hot(0, std::vector<Scalar>(1)), Error);
  EXPECT_THROW((void)commit_one_hot(0, std::vector<Scalar>(3)), Error);
  blindings[1] = blindings[1] + Scalar::from_uint(1);
  EXPECT_THROW((void)commit_one_hot(0, blindings), Error);
}

TEST(Commitment, RangePointsSubtractEachBoundInTurn) {
  const Point s = commit(Scalar::from_uint(5), Scalar::random());
  const auto points = range_points(s, 3, 6);
  ASSERT_EQ(points.size(), 4U);
  for (std::uint64_t i = 0; i < 4; ++i) {
    EXPECT_EQ(points[i] + times_g(Scalar::from_uint(3 + i)), s);
  }
  EXPECT_EQ(range_points(s, 0, 1), (std::vector{s, s - generator_g()}));
  EXPECT_EQ(range_points(s, 7, 7).size(), 1U);
}

TEST(Commitment, RangesThatAreEmptyOrTooLongAreRefused) {
  EXPECT_THROW((void)range_points(Point(), 2, 1), Error);
  EXPECT_THROW((void)range_points(Point(), 0, kMaxOneOfPoints), Error);
  EXPECT_THROW((void)range_points(Point(), 0, ~std::uint64_t{0}), Error);
  EXPECT_EQ(range_points(Point(), ~std::uint64_t{0}, ~std::uint64_t{0}).size(), 1U);
}

// The bits of a panel sum to a small number, so its sum cannot wrap around the group order; one
// who could commit to -1 could lower a sum, and no bit proof lets him (attacks.tsv).
TEST(Commitment, ASumOfRowsOpensToTheCountOfItsBits) {
  std::vector<Point> column;
  Scalar blinding;
  for (std::size_t person = 0; person < 30; ++person) {
    const auto blindings = cancelling_blindings(3);
    column.push_back(commit_one_hot(person % 3, blindings)[1]);
    blinding = blinding + blindings[1];
  }
  EXPECT_EQ(sum(column), commit(Scalar::from_uint(10), blinding));
}

}  // namespace
}  // namespace klero::crypto
