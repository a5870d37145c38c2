#include "selection/register/strata.h"

#include <gtest/gtest.h>

#include "tests/selection/register/small_order.h"

namespace klero::selection {
namespace {

TEST(Strata, AreNumberedWithTheFirstColumnSlowest) {
  const Order order = small_order();
  EXPECT_EQ(stratum_number(order, CategoryPositions{0, 0, 0}), 1U);
  EXPECT_EQ(stratum_number(order, CategoryPositions{0, 0, 1}), 2U);
  EXPECT_EQ(stratum_number(order, CategoryPositions{0, 1, 0}), 4U);
  EXPECT_EQ(stratum_number(order, CategoryPositions{1, 0, 0}), 7U);
  EXPECT_EQ(stratum_number(order, CategoryPositions{1, 1, 2}), 12U);
  EXPECT_EQ(stratum_text(order, 1), "Nord|m|16-29");
  EXPECT_EQ(stratum_text(order, 12), "Süd|w/d|60+");
}

TEST(Strata, NumbersAndPositionsAreEachOthersInverse) {
  const Order order = small_order();
  for (StratumNumber number = 1; number <= number_of_strata(order); ++number) {
    EXPECT_EQ(stratum_number(order, categories_of(order, number)), number);
  }
}

}  // namespace
}  // namespace klero::selection
