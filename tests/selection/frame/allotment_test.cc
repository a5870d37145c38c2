#include "selection/frame/allotment.h"

#include <gtest/gtest.h>

#include <numeric>

#include "crypto/base/error.h"
#include "tests/selection/register/small_order.h"

namespace klero::selection {
namespace {

using Numbers = std::vector<std::uint64_t>;

TEST(DivideLetters, GivesTheRestToTheLargestRemainders) {
  // 7 * {5, 3, 2} / 10 = 3.5, 2.1, 1.4: the one that remains goes to the first.
  EXPECT_EQ(divide_letters(7, Numbers{5, 3, 2}), (Numbers{4, 2, 1}));
  // 10 * {1, 1, 4} / 6 = 1.67, 1.67, 6.67: two remain, the remainders are equal, the first two win.
  EXPECT_EQ(divide_letters(10, Numbers{1, 1, 4}), (Numbers{2, 2, 6}));
  // 2 * {3, 3, 3} / 9: equal remainders.
  EXPECT_EQ(divide_letters(2, Numbers{3, 3, 3}), (Numbers{1, 1, 0}));
  // 1 * {1, 2, 2} / 5 = 0.2, 0.4, 0.4: the second has the first of the largest remainders.
  EXPECT_EQ(divide_letters(1, Numbers{1, 2, 2}), (Numbers{0, 1, 0}));
}

TEST(DivideLetters, GivesNothingToAPartWithoutWeight) {
  EXPECT_EQ(divide_letters(3, Numbers{0, 1, 0, 1}), (Numbers{0, 2, 0, 1}));
  EXPECT_EQ(divide_letters(0, Numbers{0, 0}), (Numbers{0, 0}));
}

TEST(DivideLetters, HandsOutExactlyAllInEverySmallWorld) {
  for (std::uint64_t letters = 0; letters <= 12; ++letters) {
    for (std::uint64_t code = 1; code < 5 * 5 * 5 * 5; ++code) {
      const Numbers weights{code % 5, code / 5 % 5, code / 25 % 5, code / 125};
      const std::uint64_t sum = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
      const Numbers shares = divide_letters(letters, weights);
      EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), std::uint64_t{0}), letters);
      for (std::size_t i = 0; i < 4; ++i) {
        const std::uint64_t below = letters * weights[i] / sum;
        EXPECT_TRUE(shares[i] == below || shares[i] == below + 1);
        EXPECT_TRUE(weights[i] > 0 || shares[i] == 0);
        for (std::size_t j = 0; j < 4; ++j) {  // who got one more has no smaller remainder
          if (shares[i] > below && shares[j] == letters * weights[j] / sum) {
            EXPECT_GE(letters * weights[i] % sum, letters * weights[j] % sum);
            if (j < i) {
              EXPECT_NE(letters * weights[i] % sum, letters * weights[j] % sum);
            }
          }
        }
      }
    }
  }
}

TEST(Allotment, FollowsTheLevels) {
  const Order order = small_order();  // 6 letters: 3 a district, there proportional
  //                                        Nord                Süd
  const PerStratum people{10, 5, 5, 0, 0, 0, 1, 2, 3, 1, 2, 3};
  // Nord: 3 * {10, 5, 5} / 20 = 1.5, 0.75, 0.75: whole 1, 0, 0; two remain: the second and third.
  // Süd: 3 * {1, 2, 3, 1, 2, 3} / 12 = 0.25, 0.5, 0.75, 0.25, 0.5, 0.75: three remain: the third,
  // the sixth, and the earlier of the two halves.
  EXPECT_EQ(allot_letters(order, people), (PerStratum{1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1}));
}

// Six letters among Nord (m 10, w/d 5) and Süd (m 4, w/d nobody), ages of no account.
Order weighted_order(LetterRule rule, std::uint64_t total) {
  Order order = small_order();
  order.strata.pop_back();
  order.letters.levels = {
      {{"bezirk", "geschlecht"},
       rule,
       {{"Nord|m", 1}, {"Nord|w/d", 4}, {"Süd|m", 5}, {"Süd|w/d", 1'000'000}}}};
  order.letters.total = total;
  return order;
}

TEST(Allotment, ATableGivesEachPartItsWeightWhoeverLivesThere) {
  // W = 1 + 4 + 5; 6 letters are 0.6, 2.4 and 3; the one left goes to the first.
  EXPECT_EQ(allot_letters(weighted_order(LetterRule::kTable, 6), PerStratum{10, 5, 4, 0}),
            (PerStratum{1, 2, 3, 0}));
  // 5 letters are 0.5, 2 and 2.5: equal remainders, the earlier part.
  EXPECT_EQ(allot_letters(weighted_order(LetterRule::kTable, 5), PerStratum{10, 5, 4, 0}),
            (PerStratum{1, 2, 2, 0}));
}

TEST(Allotment, WeightedPeopleCountAsOftenAsTheirWeight) {
  // w = 10, 20, 20: 5 letters are 1, 2, 2; 6 are 1.2, 2.4, 2.4: the earlier of the two.
  EXPECT_EQ(allot_letters(weighted_order(LetterRule::kWeighted, 5), PerStratum{10, 5, 4, 0}),
            (PerStratum{1, 2, 2, 0}));
  EXPECT_EQ(allot_letters(weighted_order(LetterRule::kWeighted, 6), PerStratum{10, 5, 4, 0}),
            (PerStratum{1, 3, 2, 0}));
}

TEST(Allotment, ACountryOfTheLargestWeightIsDividedExactly) {
  // 2^31 people of weight 1 and 2^31 - 1 of weight 1,000,000; by Python: floors 4294 and
  // 4294962995, and the first part has the larger remainder.
  Order order = weighted_order(LetterRule::kWeighted, 4'294'967'290);
  order.letters.levels[0].weights[1].weight = 1'000'000;
  EXPECT_EQ(allot_letters(order, PerStratum{1U << 31, (1U << 31) - 1, 0, 0}),
            (PerStratum{4295, 4294962995, 0, 0}));
}

TEST(Allotment, LeavesOutADistrictWithoutPeople) {
  const Order order = small_order();
  const PerStratum people{6, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  EXPECT_EQ(allot_letters(order, people), (PerStratum{3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
}

TEST(Allotment, RefusesMoreLettersThanPeople) {
  EXPECT_THROW((void)allot_letters(small_order(), PerStratum{5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
               crypto::Error);
}

// Kassel 2022: 1,656 letters are 23 districts × 72.
TEST(Allotment, GivesKasselSeventyTwoLettersADistrict) {
  Order order = small_order();
  order.strata[0].categories.clear();
  for (int i = 1; i <= 23; ++i) {
    order.strata[0].categories.push_back(values_category("B" + std::to_string(i), {}));
  }
  order.letters.total = 1656;
  PerStratum people(number_of_strata(order));
  for (std::size_t i = 0; i < people.size(); ++i) people[i] = 100 + 37 * i % 911;
  const PerStratum letters = allot_letters(order, people);
  for (std::size_t district = 0; district < 23; ++district) {
    const auto first = letters.begin() + static_cast<std::ptrdiff_t>(6 * district);
    EXPECT_EQ(std::accumulate(first, first + 6, std::uint64_t{0}), 72U);
  }
}

}  // namespace
}  // namespace klero::selection
