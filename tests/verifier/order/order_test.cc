#include "verifier/order/order.h"

#include <gtest/gtest.h>

namespace klero::verifier {
namespace {

Order district_and_age() {
  Order order;
  order.strata.resize(2);
  order.strata[0].categories = {{"Mitte", {}, 0, {}}, {"West", {}, 0, {}}};
  order.strata[1].categories = {{"16-34", {}, 16, 34}, {"35-64", {}, 35, 64}, {"65+", {}, 65, {}}};
  return order;
}

TEST(Order, LabelsNameTheMode) {
  Order order;
  EXPECT_EQ(label(order, "leaf"), "kleroterion/real/leaf/v1");
  order.rehearsal = true;
  EXPECT_EQ(label(order, "leaf"), "kleroterion/rehearsal/leaf/v1");
}

TEST(Order, EveryLineEnds) {
  EXPECT_EQ(lines({"a", "", "b"}), "a\n\nb\n");
  EXPECT_EQ(lines({}), "");
}

TEST(Order, TheFirstStrataColumnVariesSlowest) {
  const Order order = district_and_age();
  EXPECT_EQ(count_strata(order, 100), 6U);
  EXPECT_EQ(text_of_stratum(order, 1), "Mitte|16-34");
  EXPECT_EQ(text_of_stratum(order, 3), "Mitte|65+");
  EXPECT_EQ(text_of_stratum(order, 4), "West|16-34");
  EXPECT_EQ(text_of_stratum(order, 6), "West|65+");
}

TEST(Order, CountingStrataStopsAtTheLimit) {
  Order order = district_and_age();
  order.strata.resize(60, order.strata[0]);
  EXPECT_EQ(count_strata(order, 10'000), 10'000U);
}

}  // namespace
}  // namespace klero::verifier
