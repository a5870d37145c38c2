#include "tests/world/apportion.h"

#include <gtest/gtest.h>

#include <numeric>

#include "crypto/base/error.h"
#include "tests/world/random.h"

namespace klero::world {
namespace {

using Numbers = std::vector<std::uint32_t>;

TEST(LargestRemainder, FollowsAnExampleByHand) {
  // 21 * 67/130 = 10.82, 21 * 43/130 = 6.95, 21 * 20/130 = 3.23.
  EXPECT_EQ(largest_remainder(21, Numbers{67, 43, 20}), (Numbers{11, 7, 3}));
}

TEST(LargestRemainder, GivesTheFirstOfEqualRemaindersMore) {
  EXPECT_EQ(largest_remainder(5, Numbers{1, 1, 1}), (Numbers{2, 2, 1}));
}

TEST(LargestRemainder, RefusesWeightsThatAreAllZero) {
  EXPECT_THROW((void)largest_remainder(1, Numbers{0, 0}), crypto::Error);
}

TEST(RoundTable, LeavesAWholeTableAlone) {
  EXPECT_EQ(round_table(Numbers{2, 4}, Numbers{3, 3}), (Numbers{1, 1, 2, 2}));
}

TEST(RoundTable, KeepsMarginsAndStaysWithinOneOfTheEvenShare) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    Numbers rows(2 + random.below(8));
    for (auto& row : rows) {
      row = random.below(60);
    }
    rows[0] += 1;  // not all 0
    const std::uint32_t total = std::accumulate(rows.begin(), rows.end(), 0U);
    Numbers weights(2 + random.below(8));
    for (auto& weight : weights) {
      weight = 1 + random.below(40);
    }
    const Numbers columns = largest_remainder(total, weights);
    const Numbers cells = round_table(rows, columns);
    ASSERT_EQ(cells.size(), rows.size() * columns.size());
    Numbers row_sums(rows.size());
    Numbers column_sums(columns.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = 0; j < columns.size(); ++j) {
        const std::uint64_t cell = cells[i * columns.size() + j];
        row_sums[i] += cells[i * columns.size() + j];
        column_sums[j] += cells[i * columns.size() + j];
        const std::uint64_t even = std::uint64_t{rows[i]} * columns[j];
        EXPECT_LE(cell * total, even + total);
        EXPECT_LE(even, cell * total + total);
      }
    }
    EXPECT_EQ(row_sums, rows);
    EXPECT_EQ(column_sums, columns);
  }
}

TEST(RoundTable, RefusesMarginsWithDifferentSums) {
  EXPECT_THROW((void)round_table(Numbers{1, 2}, Numbers{2, 2}), crypto::Error);
}

}  // namespace
}  // namespace klero::world
