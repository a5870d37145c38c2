#include "tests/world/replies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "crypto/base/error.h"
#include "tests/world/schooling.h"

namespace klero::world {
namespace {

constexpr std::uint64_t kSeed = 1;

std::vector<Letter> letters(std::size_t count, const std::string& district = {}) {
  std::vector<Letter> all;
  for (std::size_t i = 0; i < count; ++i) {
    const Day born = day_of(1930, 1, 1) + static_cast<Day>(i * 28'000 / count);
    all.push_back({"CODE-" + std::to_string(i),
                   "Familie " + std::to_string(i) + " | Anna | " + iso_date(born), district});
  }
  return all;
}

double share(const std::vector<Reply>& replies, std::size_t Reply::*answer, std::size_t value) {
  const auto count = std::count_if(replies.begin(), replies.end(),
                                   [&](const Reply& reply) { return reply.*answer == value; });
  return static_cast<double>(count) / static_cast<double>(replies.size());
}

TEST(Schooling, SumsThePublishedLinesOfThoseWhoAreNotInEducation) {
  const SchoolTable table = load_school_table();
  // By hand: 3788 + 3069; 3619 + 36; 1576 + 5187; and 13184 + 398 + 1033 + 89 and so on.
  EXPECT_EQ(table.people[1], (std::array<std::uint32_t, 3>{6'857, 3'655, 6'763}));
  EXPECT_EQ(table.people[0], (std::array<std::uint32_t, 3>{14'704, 17'303, 19'252}));
}

TEST(Schooling, DrawsTheJointDistribution) {
  const SchoolTable table = load_school_table();
  constexpr int kDraws = 200'000;
  std::map<std::pair<std::size_t, std::size_t>, int> counts;
  Random random(kSeed);
  for (int i = 0; i < kDraws; ++i) {
    const Background one = draw_background(table, 100, random);
    ++counts[{one.migration, one.school}];
  }
  for (std::size_t migration = 0; migration < 2; ++migration) {
    for (std::size_t school = 0; school < 3; ++school) {
      const double expected = table.people[migration][school] / 68'534.0;
      EXPECT_NEAR((counts[{migration, school}]) / double{kDraws}, expected, 0.005);
    }
  }
}

TEST(Schooling, FollowsTheDistrictUpToThreeInFour) {
  const SchoolTable table = load_school_table();
  Random random(kSeed);
  int migrants = 0;
  for (int i = 0; i < 100'000; ++i) {
    migrants += draw_background(table, 1'000, random).migration == 1 ? 1 : 0;
  }
  EXPECT_NEAR(migrants / 100'000.0, 0.75, 0.01);
}

TEST(Replies, AreThePercentageOfTheLetters) {
  const City kassel = load_city("kassel");
  EXPECT_EQ(draw_replies(kassel, letters(1'656), 8, kSeed).size(), 132U);  // 132.48
  EXPECT_EQ(draw_replies(kassel, letters(3'000), 8, kSeed).size(), 240U);
  EXPECT_EQ(draw_replies(kassel, letters(6), 100, kSeed).size(), 6U);
  EXPECT_TRUE(draw_replies(kassel, letters(6), 0, kSeed).empty());
  EXPECT_TRUE(draw_replies(kassel, {}, 8, kSeed).empty());
  EXPECT_THROW((void)draw_replies(kassel, letters(6), 101, kSeed), crypto::Error);
}

TEST(Replies, ComeMoreFromPeopleWithMoreSchoolAndLessFromMigrants) {
  const City kassel = load_city("kassel");
  const auto replies = draw_replies(kassel, letters(50'000), 8, kSeed);
  EXPECT_LT(share(replies, &Reply::school, 0), 0.20);     // 31.5 % of the people
  EXPECT_GT(share(replies, &Reply::school, 2), 0.48);     // 38.0 %
  EXPECT_LT(share(replies, &Reply::migration, 1), 0.20);  // 25.2 %
  EXPECT_GT(share(replies, &Reply::migration, 1), 0.10);
}

TEST(Replies, AreThoseOfTheSamePeopleWhateverTheirCodes) {
  const City kassel = load_city("kassel");
  auto one = letters(100);
  const auto first = draw_replies(kassel, one, 20, kSeed);
  for (Letter& letter : one) {
    letter.code.insert(0, "NEW-");
  }
  const auto second = draw_replies(kassel, one, 20, kSeed);
  ASSERT_EQ(second.size(), first.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(second[i].code, "NEW-" + first[i].code);
    EXPECT_EQ(second[i].school, first[i].school);
    EXPECT_EQ(second[i].migration, first[i].migration);
  }
  EXPECT_NE(replies_csv(draw_replies(kassel, one, 20, 2)), replies_csv(second));
}

TEST(Replies, DistrictsWithManyForeignersHaveMoreMigrants) {
  const City kassel = load_city("kassel");
  const auto north = draw_replies(kassel, letters(20'000, "Nord (Holland)"), 100, kSeed);
  const auto edge = draw_replies(kassel, letters(20'000, "Jungfernkopf"), 100, kSeed);
  EXPECT_NEAR(share(north, &Reply::migration, 1), 0.252 * 39.1 / 15.87, 0.02);
  EXPECT_NEAR(share(edge, &Reply::migration, 1), 0.252 * 5.4 / 15.87, 0.02);
}

TEST(Replies, AStrangeDistrictIsRefused) {
  EXPECT_THROW((void)draw_replies(load_city("kassel"), letters(1, "Kreuzberg"), 8, kSeed),
               crypto::Error);
}

TEST(Letters, ColumnsAreFoundByName) {
  const auto all = parse_letters("letters.csv",
                                 "Ort;identity;Stadtteil;code\n"
                                 "Kassel;\"Groß | Anna \"\"A\"\" | 1970-01-01\";Mitte;ABCD\n");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].code, "ABCD");
  EXPECT_EQ(all[0].identity, "Groß | Anna \"A\" | 1970-01-01");
  EXPECT_EQ(all[0].district, "Mitte");
}

TEST(Letters, WithoutACodeColumnAreRefused) {
  EXPECT_THROW((void)parse_letters("letters.csv", "identity;Stadtteil\nx;y\n"), crypto::Error);
}

TEST(Letters, DoNotNeedADistrict) {
  EXPECT_EQ(parse_letters("letters.csv", "code;identity\nA;B\n").at(0).district, "");
}

TEST(RepliesCsv, IsWhatTheOfficeTypesIn) {
  EXPECT_EQ(replies_csv({{"ABCD", 0, 1}, {"EFGH", 2, 0}}),
            "code;Bildung;Migration;Einwilligung\n"
            "ABCD;ohne/Hauptschule;ja;ja\n"
            "EFGH;Abitur/Studium;nein;ja\n");
}

}  // namespace
}  // namespace klero::world
