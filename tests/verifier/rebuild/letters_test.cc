// Protocol section 3a; all expected values by hand.

#include "verifier/rebuild/letters.h"

#include <gtest/gtest.h>

namespace klero::verifier {
namespace {

using Numbers = std::vector<std::uint64_t>;

Numbers divide(std::uint64_t n, const Numbers& weights) {
  return divide_letters(n, std::vector<Weight>(weights.begin(), weights.end()));
}

Numbers shared(const Order& order, const Numbers& people) {
  return share_letters(order, people, order.letters_total);
}

StratumColumn column(const std::string& name, std::initializer_list<std::string> categories) {
  StratumColumn entry;
  entry.name = name;
  entry.column = name;
  for (const std::string& category : categories) {
    entry.categories.push_back({category, {category}, 0, {}});
  }
  return entry;
}

Order district_and_sex(std::uint64_t total) {
  Order order;
  order.strata = {column("district", {"X", "Y"}), column("sex", {"m", "w"})};
  order.levels = {{{"district"}, LevelRule::kEqual, {}}, {{"sex"}, LevelRule::kProportional, {}}};
  order.letters_total = total;
  return order;
}

TEST(Letters, TheRestGoesToTheLargestRemainders) {
  // 3.5, 2.1 and 1.4: the one left over goes to the first.
  EXPECT_EQ(divide(7, {5, 3, 2}), (Numbers{4, 2, 1}));
  // 0.9, 0.9 and 1.2: two are left over.
  EXPECT_EQ(divide(3, {3, 3, 4}), (Numbers{1, 1, 1}));
}

TEST(Letters, AmongEqualRemaindersTheEarlierPartComesFirst) {
  EXPECT_EQ(divide(10, {1, 1, 1}), (Numbers{4, 3, 3}));
  EXPECT_EQ(divide(1, {1, 1}), (Numbers{1, 0}));
}

TEST(Letters, NothingIsLeftOverWhereTheDivisionIsExact) {
  EXPECT_EQ(divide(6, {1, 2, 3}), (Numbers{1, 2, 3}));
  EXPECT_EQ(divide(0, {1, 2, 3}), (Numbers{0, 0, 0}));
}

TEST(Letters, ProductsBeyond64BitsAreDividedExactly) {
  const std::uint64_t half = 1ULL << 52;
  EXPECT_EQ(divide(2 * half - 1, {half, half}), (Numbers{half, half - 1}));
}

TEST(Letters, LevelsDivideOneAfterTheOther) {
  // Equal by district: 3 and 2. District X by sex: 2.25 and 0.75. District Y has one part only.
  EXPECT_EQ(shared(district_and_sex(5), Numbers{30, 10, 0, 50}), (Numbers{2, 1, 0, 2}));
}

TEST(Letters, ADistrictWithoutPeopleGetsNone) {
  EXPECT_EQ(shared(district_and_sex(4), Numbers{0, 0, 30, 10}), (Numbers{0, 0, 3, 1}));
  EXPECT_EQ(shared(district_and_sex(4), Numbers{0, 0, 0, 0}), (Numbers{0, 0, 0, 0}));
}

TEST(Letters, OneLevelMayTakeSeveralColumnsTogether) {
  Order order = district_and_sex(4);
  order.levels = {{{"district", "sex"}, LevelRule::kEqual, {}}};
  EXPECT_EQ(shared(order, Numbers{30, 10, 0, 50}), (Numbers{2, 1, 0, 1}));
}

// Four parts, of which one has nobody: X|m 30, X|w 10, Y|m 0, Y|w 60.
Order table_of(LevelRule rule, std::uint64_t total) {
  Order order = district_and_sex(total);
  order.levels = {{{"district", "sex"}, rule, {{"X|m", 3}, {"X|w", 1}, {"Y|m", 90}, {"Y|w", 2}}}};
  return order;
}

TEST(Letters, ATableGivesEachPartItsWeightWhoeverLivesThere) {
  // W = 3 + 1 + 2: 10 letters are 5, 1 2/3 and 3 1/3; the one left goes to X|w.
  EXPECT_EQ(shared(table_of(LevelRule::kTable, 10), Numbers{30, 10, 0, 60}), (Numbers{5, 2, 0, 3}));
}

TEST(Letters, AmongEqualRemaindersOfATableTheEarlierPartComesFirst) {
  // 3 letters are 1.5, 0.5 and 1: X|m and X|w have equal remainders, X|m is the earlier.
  EXPECT_EQ(shared(table_of(LevelRule::kTable, 3), Numbers{30, 10, 0, 60}), (Numbers{2, 0, 0, 1}));
}

TEST(Letters, WeightedPeopleCountAsOftenAsTheirWeight) {
  // w = 90, 10, 0, 120; W = 220: 22 letters are 9, 1 and 12.
  EXPECT_EQ(shared(table_of(LevelRule::kWeighted, 22), Numbers{30, 10, 0, 60}),
            (Numbers{9, 1, 0, 12}));
  // 11 letters are 4.5, 0.5 and 6: the earlier of the two halves.
  EXPECT_EQ(shared(table_of(LevelRule::kWeighted, 11), Numbers{30, 10, 0, 60}),
            (Numbers{5, 0, 0, 6}));
}

TEST(Letters, EachDistrictOfALaterLevelHasTheSameTable) {
  Order order = district_and_sex(8);
  order.levels[1] = {{"sex"}, LevelRule::kTable, {{"m", 1}, {"w", 3}}};
  EXPECT_EQ(shared(order, Numbers{30, 10, 5, 5}), (Numbers{1, 3, 1, 3}));
  // Where nobody of a part lives, the others get its share.
  EXPECT_EQ(shared(order, Numbers{30, 10, 5, 0}), (Numbers{1, 3, 4, 0}));
}

TEST(Letters, TheLargestWeightsAndFramesAreDividedExactly) {
  // 2^52 people of weight 999,999 and 2^52 - 1 of weight 1,000,000, 2^53 - 1 letters.
  Order order = district_and_sex((1ULL << 53) - 1);
  order.levels = {{{"district", "sex"},
                   LevelRule::kWeighted,
                   {{"X|m", 999'999}, {"X|w", 1'000'000}, {"Y|m", 1}, {"Y|w", 1}}}};
  // By Python: floors 4503597375569556 and 4503601879171434; the second has the larger remainder.
  EXPECT_EQ(shared(order, Numbers{1ULL << 52, (1ULL << 52) - 1, 0, 0}),
            (Numbers{4503597375569556, 4503601879171435, 0, 0}));
}

TEST(Letters, KasselsTwentyThreeDistrictsGetSeventyTwoEach) {
  EXPECT_EQ(divide(1656, Numbers(23, 1)), Numbers(23, 72));
}

}  // namespace
}  // namespace klero::verifier
