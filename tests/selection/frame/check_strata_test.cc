#include "selection/frame/check_strata.h"

#include <gtest/gtest.h>

#include "tests/selection/register/small_order.h"

namespace klero::selection {
namespace {

// One column of four ages, proportional.
Order four_ages() {
  Order order = small_order();
  order.strata = {{"alter",
                   std::nullopt,
                   {ages_category("16-24", 16, 24), ages_category("25-39", 25, 39),
                    ages_category("40-64", 40, 64), ages_category("65+", 65, std::nullopt)}}};
  order.letters.levels = {{{"alter"}, LetterRule::kProportional, {}}};
  order.letters.total = 40;
  order.letters.minimum = 5;
  order.min_stratum = 50;
  return order;
}

std::vector<std::string> faults(const Order& order, const PerStratum& people) {
  std::vector<std::string> texts;
  for (const StratumFault& fault : check_strata(order, people, allot_letters(order, people))) {
    texts.push_back(fault.what);
  }
  return texts;
}

TEST(Strata, WithEnoughPeopleAndLettersHaveNoFault) {
  EXPECT_TRUE(faults(four_ages(), {100, 100, 100, 100}).empty());
  EXPECT_TRUE(faults(four_ages(), {100, 0, 200, 100}).empty());
}

TEST(Strata, TooSmallAreNamedWithTheirNumbers) {
  EXPECT_EQ(faults(four_ages(), {100, 49, 100, 151}),
            (std::vector<std::string>{"stratum 2, 25-39: 49 people, fewer than min_stratum 50"}));
  // 40 letters * 50 / 410 = 4.9: five by its remainder; 40 * 45 / 400 = 4.5.
  EXPECT_TRUE(faults(four_ages(), {50, 120, 120, 120}).empty());
}

TEST(Strata, WithFewLettersAreNamedWithTheirNumbers) {
  // 40 * 50 / 800 = 2.5, the others 12.5: two halves remain open, they go to the first two.
  EXPECT_EQ(faults(four_ages(), {250, 250, 250, 50}),
            (std::vector<std::string>{"stratum 4, 65+: 2 letters, fewer than letters.minimum 5"}));
}

TEST(Strata, WithMoreLettersThanPeopleAreRefused) {
  Order order = four_ages();
  order.letters.levels = {{{"alter"}, LetterRule::kEqual, {}}};
  order.min_stratum = 1;
  EXPECT_EQ(faults(order, {9, 200, 200, 200}),
            (std::vector<std::string>{"stratum 1, 16-24: 10 letters for 9 people"}));
}

TEST(Mending, JoinsTheSmallStratumWithItsSmallerNeighbour) {
  const Mending mending = find_mending(four_ages(), {200, 30, 100, 200});
  EXPECT_EQ(mending.left, 0U);
  EXPECT_EQ(describe(mending), "merge '25-39' and '40-64' of 'alter'; that needs a new order");
}

TEST(Mending, TakesAsManyMergesAsNeeded) {
  const Mending mending = find_mending(four_ages(), {20, 200, 200, 20});
  EXPECT_EQ(mending.left, 0U);
  EXPECT_EQ(describe(mending),
            "merge '16-24' and '25-39' of 'alter', then '40-64' and '65+' of 'alter'; that needs a "
            "new order");
}

TEST(Mending, ChoosesTheColumnWhereTheFewestPeopleAreJoined) {
  Order order = small_order();
  order.min_stratum = 5;
  order.letters.total = 60;
  // Old women are too few in both districts. Joining them with the middle-aged concerns 303 people,
  // joining the districts or the genders all 501.
  const PerStratum people{90, 90, 90, 90, 90, 3, 9, 9, 9, 9, 9, 3};
  EXPECT_EQ(describe(find_mending(order, people)),
            "merge '30-59' and '60+' of 'alter'; that needs a new order");
}

TEST(Mending, SaysSoIfNothingMends) {
  EXPECT_EQ(
      describe(find_mending(four_ages(), {10, 10, 10, 11})),
      "no few merges of neighbouring categories mend this: use fewer strata, or more letters");
}

TEST(Mending, OfSoundStrataIsEmpty) {
  EXPECT_TRUE(find_mending(four_ages(), {100, 100, 100, 100}).merges.empty());
}

}  // namespace
}  // namespace klero::selection
