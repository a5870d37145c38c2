#include "tests/world/city.h"

#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "crypto/base/error.h"
#include "tests/world/table.h"

namespace klero::world {
namespace {

using Group = std::tuple<Sex, unsigned, unsigned>;

std::map<Group, std::uint32_t> by_group(const std::vector<Cell>& cells) {
  std::map<Group, std::uint32_t> people;
  for (const Cell& cell : cells) {
    people[{cell.sex, cell.from_age, cell.below_age}] += cell.people;
  }
  return people;
}

TEST(Kassel, HasThePublishedDistricts) {
  const City city = load_city("kassel");
  const Table published =
      read_table("figures/kassel_districts_2015.tsv", "district name postcodes people not_german");
  ASSERT_EQ(published.rows.size(), 23U);
  ASSERT_EQ(city.districts.size(), 23U);
  for (std::size_t i = 0; i < 23; ++i) {
    SCOPED_TRACE(city.districts[i].name);
    EXPECT_EQ(city.districts[i].name, published.rows[i][1]);
    EXPECT_EQ(city.districts[i].people(), number_at(published, i, 3));
    EXPECT_EQ(city.districts[i].not_german(), number_at(published, i, 4));
  }
  // The sums that the city itself gives.
  EXPECT_EQ(city.people(), 200'507U);
  EXPECT_EQ(city.not_german(), 31'811U);
}

TEST(Kassel, HasThePublishedSexesAndAgesScaledToItsSize) {
  const City city = load_city("kassel");
  std::vector<Cell> all;
  for (const District& district : city.districts) {
    all.insert(all.end(), district.cells.begin(), district.cells.end());
  }
  const auto people = by_group(all);
  const Table published = read_table("figures/kassel_sex_age_2019.tsv", "sex from below people");
  ASSERT_EQ(published.rows.size(), 34U);
  ASSERT_EQ(people.size(), 34U);
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < 34; ++i) {
    const auto& row = published.rows[i];
    SCOPED_TRACE(row[0] + " " + row[1]);
    const Group group{row[0] == "m" ? Sex::kMale : Sex::kFemale, number_at(published, i, 1),
                      row[2] == "-" ? kOldest : number_at(published, i, 2)};
    const std::int64_t exact = std::int64_t{number_at(published, i, 3)} * 200'507;
    EXPECT_LT(std::abs(std::int64_t{people.at(group)} * 202'137 - exact), 202'137);
    sum += number_at(published, i, 3);
  }
  EXPECT_EQ(sum, 202'137U);
}

TEST(Kassel, EachDistrictHasTheAgesOfTheCity) {
  const City city = load_city("kassel");
  std::vector<Cell> all;
  for (const District& district : city.districts) {
    all.insert(all.end(), district.cells.begin(), district.cells.end());
  }
  const auto everywhere = by_group(all);
  for (const District& district : city.districts) {
    const auto here = by_group(district.cells);
    for (const auto& [group, people] : here) {
      const std::int64_t even = std::int64_t{everywhere.at(group)} * district.people();
      EXPECT_LE(std::abs(std::int64_t{people} * 200'507 - even), 200'507) << district.name;
    }
  }
}

TEST(Berlin, HasThePublishedCells) {
  const City city = load_city("berlin");
  ASSERT_EQ(city.districts.size(), 12U);
  for (const District& district : city.districts) {
    EXPECT_EQ(district.cells.size(), 48U) << district.name;
  }
  EXPECT_EQ(city.people(), 3'897'145U);
  // Two of the 576, read off the report: the first and the last.
  const Cell& first = city.districts.front().cells.front();
  EXPECT_EQ(city.districts.front().name, "Mitte");
  EXPECT_TRUE(first.german && first.sex == Sex::kMale && first.below_age == 6);
  EXPECT_EQ(first.people, 8'105U);
  const Cell& last = city.districts.back().cells.back();
  EXPECT_EQ(city.districts.back().name, "Reinickendorf");
  EXPECT_TRUE(!last.german && last.sex == Sex::kFemale && last.from_age == 65);
  EXPECT_EQ(last.people, 3'066U);
}

TEST(Germany, IsEighteenBerlinsWithDistrictsOfTheirOwn) {
  const City city = load_city("germany");
  EXPECT_EQ(city.people(), 70'148'610U);
  std::map<std::string, int> names;
  for (const District& district : city.districts) {
    ++names[district.name];
  }
  EXPECT_EQ(names.size(), 216U);
}

TEST(Cities, AnUnknownOneIsRefused) {
  EXPECT_THROW((void)load_city("Kassel"), crypto::Error);
}

}  // namespace
}  // namespace klero::world
