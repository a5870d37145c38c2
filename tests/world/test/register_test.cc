#include "tests/world/register.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::world {
namespace {

constexpr std::uint64_t kSeed = 1;

enum Column {
  kNumber,
  kFamily,
  kGiven,
  kTitle,
  kSex,
  kBorn,
  kStreet,
  kHouse,
  kPostcode,
  kTown,
  kDistrict,
  kColumns
};

struct Register {
  std::string text;
  std::vector<std::vector<std::string_view>> rows;  // without the header
  RegisterSummary summary;
};

void read_rows(Register& written) {
  auto lines = crypto::split(written.text, '\n');
  lines.pop_back();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    written.rows.push_back(crypto::split(lines[i], ';'));
  }
}

// Kassel is written once for all tests.
const Register& kassel() {
  static const Register kRegister = [] {
    Register written;
    written.summary = write_register(load_city("kassel"), kSeed,
                                     [&](std::string_view bytes) { written.text += bytes; });
    read_rows(written);
    return written;
  }();
  return kRegister;
}

std::string text_of(std::string_view city, std::uint64_t seed) {
  std::string text;
  (void)write_register(load_city(city), seed, [&](std::string_view bytes) { text += bytes; });
  return text;
}

Day birth_of(const std::vector<std::string_view>& row) {
  return find_iso_date(row[kBorn], 0);
}

TEST(Register, HasTheHeaderAndARowForEveryInhabitant) {
  EXPECT_TRUE(kassel().text.starts_with(
      "Ordnungsmerkmal;Familienname;Vornamen;Doktorgrad;Geschlecht;Geburtsdatum;"
      "Strasse;Hausnummer;PLZ;Ort;Stadtteil\n"));
  ASSERT_EQ(kassel().rows.size(), 200'507U);
  EXPECT_EQ(kassel().summary.people, 200'507U);
  for (const auto& row : kassel().rows) {
    ASSERT_EQ(row.size(), std::size_t{kColumns});
  }
}

TEST(Register, HasThePublishedNumberOfPeopleInEveryDistrictSexAndAgeGroup) {
  const City city = load_city("kassel");
  using Group = std::tuple<std::string, Sex, unsigned>;  // district, sex, first age of the group
  std::map<Group, std::uint32_t> expected;
  std::map<Group, std::uint32_t> counted;
  for (const District& district : city.districts) {
    for (const Cell& cell : district.cells) {
      expected[{district.name, cell.sex, cell.from_age}] += cell.people;
    }
  }
  const std::vector<unsigned> ages = {75, 65, 60, 55, 50, 45, 40, 35, 30,
                                      25, 20, 18, 15, 10, 6,  3,  0};
  for (const auto& row : kassel().rows) {
    const Sex sex = row[kNumber][8] == '3' ? Sex::kMale : Sex::kFemale;
    const auto age = std::find_if(ages.begin(), ages.end(), [&](unsigned from) {
      return birth_of(row) <= born_for_age(city.day, from);
    });
    ASSERT_NE(age, ages.end());
    ++counted[{std::string(row[kDistrict]), sex, *age}];
  }
  EXPECT_EQ(counted, expected);
}

TEST(Register, Has171924PeopleWhoAre16OrOlder) {
  // Of those published 27,116 are under 15, 5,093 are 15 to 17, a third of these 15: 200,507 times
  // (202,137 - 27,116 - 5,093 / 3) / 202,137 is 171,926. Whole people, in cells, are two fewer.
  EXPECT_EQ(kassel().summary.old_enough, 171'924U);
  std::size_t counted = 0;
  for (const auto& row : kassel().rows) {
    counted += birth_of(row) <= day_of(2006, 3, 1) ? 1 : 0;
  }
  EXPECT_EQ(counted, 171'924U);
}

TEST(Register, EntersOneInTenThousandAsDAndOneAsNothingEvenlyFromBothSexes) {
  std::map<std::pair<char, std::string>, int> counts;
  for (const auto& row : kassel().rows) {
    ++counts[{row[kNumber][8], std::string(row[kSex])}];
  }
  // 98,518 men and 101,989 women, every 5,000th of each in turn.
  EXPECT_EQ((counts[{'3', "d"}]), 10);
  EXPECT_EQ((counts[{'3', ""}]), 9);
  EXPECT_EQ((counts[{'4', "d"}]), 10);
  EXPECT_EQ((counts[{'4', ""}]), 10);
  EXPECT_EQ(counts.size(), 6U);
  EXPECT_EQ(kassel().summary.neither_m_nor_w, 39U);
}

TEST(Register, NumbersAreUniqueAndShowBirthDate) {
  std::set<std::string_view> numbers;
  for (const auto& row : kassel().rows) {
    ASSERT_EQ(row[kNumber].size(), 15U);
    ASSERT_TRUE(numbers.insert(row[kNumber]).second) << row[kNumber];
    const std::string born(row[kBorn]);
    ASSERT_EQ(row[kNumber].substr(0, 8), born.substr(0, 4) + born.substr(5, 2) + born.substr(8));
  }
}

TEST(Register, NoTwoPeopleShareNamesBirthDateAndAddress) {
  std::set<std::string> people;
  for (const auto& row : kassel().rows) {
    std::string identity;
    for (const Column column : {kFamily, kGiven, kBorn, kStreet, kHouse, kPostcode}) {
      identity.append(row[column]).append(";");
    }
    ASSERT_TRUE(people.insert(identity).second) << identity;
  }
}

TEST(Register, PeopleShareAddressesAndChildrenLiveWithAdults) {
  std::map<std::string, int> adults;
  std::map<std::string, int> children;
  for (const auto& row : kassel().rows) {
    std::string address;
    for (const Column column : {kStreet, kHouse, kPostcode, kDistrict}) {
      address.append(row[column]).append(";");
    }
    ++(birth_of(row) <= day_of(2004, 3, 1) ? adults : children)[address];
  }
  for (const auto& [address, count] : children) {
    ASSERT_TRUE(adults.contains(address)) << address;
  }
  EXPECT_LT(adults.size(), kassel().summary.households);
  EXPECT_GT(children.size(), 1'000U);
}

TEST(Register, HasNamesWithUmlautsHyphensApostrophesAndBlanks) {
  for (const std::string_view part : {";Müller;", ";Weiß;", ";Yılmaz;", ";D'Angelo;", "Karl-Heinz",
                                      ";Anna Maria", ";von ", "-Schmidt;", ";Kowalska;", ";Dr.;"}) {
    EXPECT_NE(kassel().text.find(part), std::string::npos) << part;
  }
}

TEST(Register, NumberEndsInALuhnDigit) {
  // By hand: 19901231 3 00007 from the right, every other digit doubled and 9 taken off above 9,
  // is 5 0 0 0 0 3 2 3 4 1 0 9 9 1; their sum 37 lacks 3.
  EXPECT_EQ(register_number(day_of(1990, 12, 31), Sex::kMale, 7), "199012313000073");
  EXPECT_THROW((void)register_number(0, Sex::kFemale, 100'000), crypto::Error);
}

TEST(Register, TinyHasTwentyPeopleOfAgeInTwoDistricts) {
  Register tiny;
  tiny.summary =
      write_register(load_city("tiny"), kSeed, [&](std::string_view bytes) { tiny.text += bytes; });
  read_rows(tiny);
  EXPECT_EQ(tiny.summary.people, 22U);
  EXPECT_EQ(tiny.summary.old_enough, 20U);
  std::map<std::string, int> strata;
  for (const auto& row : tiny.rows) {
    if (birth_of(row) <= day_of(2010, 3, 1)) {
      ++strata[std::string(row[kDistrict]) + "|" + std::string(row[kSex])];
    }
  }
  const std::map<std::string, int> expected = {
      {"Oberdorf|m", 6}, {"Oberdorf|w", 4}, {"Unterdorf|m", 4}, {"Unterdorf|w", 6}};
  EXPECT_EQ(strata, expected);
}

TEST(Register, IsTheSameBytesOnEveryMachine) {
  EXPECT_EQ(crypto::to_hex(crypto::openssl::sha256(text_of("tiny", 1))),
            "7c80da7fa36956bf5610280c472918b1f6ea8aac39f45309e3b21c747e13bc75");
  EXPECT_EQ(crypto::to_hex(crypto::openssl::sha256(kassel().text)),
            "60bf762b2c2aa36f8791037db124dd59718de4e0f559eb1457e24549dc495bbf");
}

TEST(Register, AnotherSeedMakesOtherPeople) {
  EXPECT_NE(text_of("tiny", 1), text_of("tiny", 2));
}

}  // namespace
}  // namespace klero::world
