// Protocol section 3a; all expected values by hand.

#include "verifier/rebuild/letters.h"

#include <gtest/gtest.h>

namespace klero::verifier {
namespace {

using Numbers = std::vector<std::uint64_t>;

Numbers divide(std::uint64_t n, const Numbers& weights) { return divide_letters(n, weights); }

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
  EXPECT_EQ(share_letters(district_and_sex(5), Numbers{30, 10, 0, 50}), (Numbers{2, 1, 0, 2}));
}

TEST(Letters, ADistrictWithoutPeopleGetsNone) {
  EXPECT_EQ(share_letters(district_and_sex(4), Numbers{0, 0, 30, 10}), (Numbers{0, 0, 3, 1}));
  EXPECT_EQ(share_letters(district_and_sex(4), Numbers{0, 0, 0, 0}), (Numbers{0, 0, 0, 0}));
}

TEST(Letters, OneLevelMayTakeSeveralColumnsTogether) {
  Order order = district_and_sex(4);
  order.levels = {{{"district", "sex"}, LevelRule::kEqual, {}}};
  EXPECT_EQ(share_letters(order, Numbers{30, 10, 0, 50}), (Numbers{2, 1, 0, 1}));
}

TEST(Letters, KasselsTwentyThreeDistrictsGetSeventyTwoEach) {
  EXPECT_EQ(divide(1656, Numbers(23, 1)), Numbers(23, 72));
}

}  // namespace
}  // namespace klero::verifier
