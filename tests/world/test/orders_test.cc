// The draft orders: valid, and fit for the cities they are meant for.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "selection/order/draft.h"
#include "tests/world/apportion.h"
#include "tests/world/city.h"
#include "tests/world/households.h"
#include "tests/world/register.h"
#include "tests/world/schooling.h"

namespace klero::world {
namespace {

using selection::Order;

// The five public keys of RFC 8032, section 7.1.
constexpr std::array<const char*, 5> kKeys = {
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
    "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf"};

std::string draft(const std::string& city) {
  return crypto::read_file(std::filesystem::path(KLERO_SOURCE_DIR) / "tests/world/orders" /
                           (city + ".order.json"));
}

std::string with_keys(std::string text) {
  for (std::size_t i = 0; i < kKeys.size(); ++i) {
    const std::string place = "\"SLOT-" + std::to_string(i + 1) + "-KEY\"";
    if (const auto at = text.find(place); at != std::string::npos) {
      text.replace(at, place.size(), '"' + std::string(kKeys[i]) + '"');
    }
  }
  return text;
}

Order order_of(const std::string& city) {
  const auto checked = selection::check_draft(with_keys(draft(city)));
  for (const auto& problem : checked.problems) {
    ADD_FAILURE() << selection::describe(problem, city + ".order.json");
  }
  return checked.order.value();
}

// People who belong together in any strata: district and sex as the register has them.
struct Group {
  std::string district;
  std::string sex;
  unsigned age = 0;
  auto operator<=>(const Group&) const = default;
};
using Groups = std::map<Group, std::uint32_t>;

// Ages on the city's day, the quick way.
class Ages {
 public:
  explicit Ages(Day day) {
    for (unsigned age = 0; age <= kOldest; ++age) {
      born_.push_back(born_for_age(day, age));
    }
  }
  [[nodiscard]] unsigned of(Day born) const {
    const auto older = std::ranges::find_if(born_, [&](Day latest) { return latest < born; });
    return static_cast<unsigned>(older - born_.begin()) - 1;
  }

 private:
  std::vector<Day> born_;  // the latest birth date for each age
};

Groups groups_in_register(const City& city) {
  Groups groups;
  const Ages ages(city.day);
  bool header = true;
  const auto count = [&](std::string_view line) {
    const auto fields = crypto::split(line.substr(0, line.size() - 1), ';');
    if (!header) {
      ++groups[{std::string(fields.at(10)), std::string(fields.at(4)),
                ages.of(find_iso_date(fields.at(5), city.day))}];
    }
    header = false;
  };
  (void)write_register(city, 1, count);
  return groups;
}

// Without names, for a big city: nobody is "d" or without entry here.
Groups groups_in_figures(const City& city) {
  Groups groups;
  const Ages ages(city.day);
  Random random(1);
  for (const District& district : city.districts) {
    for (const Person& person : people_of(district, city.day, random)) {
      ++groups[{district.name, person.sex == Sex::kMale ? "m" : "w", ages.of(person.born)}];
    }
  }
  return groups;
}

bool is_in(const Group& group, const selection::StrataColumn& column,
           const selection::StrataCategory& category) {
  if (category.ages) {
    return group.age >= category.ages->from &&
           (!category.ages->to || group.age <= *category.ages->to);
  }
  const std::string& value = column.column == "Stadtteil" ? group.district : group.sex;
  return std::ranges::count(category.values, value) == 1;
}

// People by names of categories, one for each strata column. Fails unless everybody who is old
// enough is in exactly one stratum.
using Stratum = std::vector<std::string>;
std::map<Stratum, std::uint32_t> count_strata(const Order& order, const Groups& groups) {
  std::map<Stratum, std::uint32_t> counts;
  for (const auto& [group, people] : groups) {
    if (group.age < order.eligibility.minimum_age) {
      continue;
    }
    Stratum stratum;
    for (const auto& column : order.strata) {
      for (const auto& category : column.categories) {
        if (is_in(group, column, category)) {
          stratum.push_back(category.name);
        }
      }
    }
    EXPECT_EQ(stratum.size(), order.strata.size()) << group.district << ' ' << group.sex;
    counts[stratum] += people;
  }
  return counts;
}

// All three orders share out letters alike: equally among districts, in proportion within.
std::uint32_t fewest_letters(const Order& order, const std::map<Stratum, std::uint32_t>& counts) {
  const auto& districts = order.strata.front().categories;
  EXPECT_EQ(order.letters.total % districts.size(), 0U);
  std::uint32_t fewest = 1'000'000;
  for (const auto& district : districts) {
    std::vector<std::uint32_t> weights;
    for (const auto& [stratum, people] : counts) {
      if (stratum.front() == district.name) {
        weights.push_back(people);
      }
    }
    const auto letters = largest_remainder(
        static_cast<std::uint32_t>(order.letters.total / districts.size()), weights);
    fewest = std::min(fewest, *std::ranges::min_element(letters));
  }
  return fewest;
}

std::uint64_t people_who_answer(const std::string& answer) {
  const SchoolTable table = load_school_table();
  std::uint64_t people = 0;
  for (std::size_t migration = 0; migration < kMigration.size(); ++migration) {
    for (std::size_t school = 0; school < kSchooling.size(); ++school) {
      if (answer == kMigration[migration] || answer == kSchooling[school]) {
        people += table.people[migration][school];
      }
    }
  }
  return people;
}

std::uint64_t people_in(const selection::QuotaCategory& category, std::size_t strata_column,
                        const std::map<Stratum, std::uint32_t>& counts) {
  std::uint64_t people = 0;
  for (const auto& [stratum, count] : counts) {
    people += std::ranges::count(category.values, stratum[strata_column]) == 1 ? count : 0;
  }
  return people;
}

// Seats times share, rounded down less one, and rounded up plus one; flex one wider.
void expect_quotas_by_rule(const Order& order, const std::map<Stratum, std::uint32_t>& counts) {
  for (const auto& feature : order.features) {
    std::vector<std::uint64_t> people;
    std::uint64_t whole = 0;
    for (const auto& category : feature.categories) {
      std::size_t column = 0;
      while (feature.stratum && order.strata.at(column).name != *feature.stratum) {
        ++column;
      }
      people.push_back(feature.stratum ? people_in(category, column, counts)
                                       : people_who_answer(category.values.at(0)));
      whole += people.back();
    }
    for (std::size_t i = 0; i < feature.categories.size(); ++i) {
      const auto& quota = feature.categories[i];
      SCOPED_TRACE(feature.name + ", " + quota.name);
      const std::uint64_t seats = order.panel.seats * people[i];
      EXPECT_EQ(quota.min, seats / whole - 1);
      EXPECT_EQ(quota.max, (seats + whole - 1) / whole + 1);
      EXPECT_EQ(quota.min_flex, quota.min - 1);
      EXPECT_EQ(quota.max_flex, quota.max + 1);
    }
  }
}

TEST(Orders, AreRefusedUntilTheContributorsKeysAreFilledIn) {
  for (const char* city : {"kassel", "berlin", "tiny"}) {
    EXPECT_FALSE(selection::check_draft(draft(city)).order.has_value()) << city;
  }
}

TEST(Orders, KasselIsAsTheCityDidIt) {
  const City city = load_city("kassel");
  const Order order = order_of("kassel");
  EXPECT_EQ(order.letters.total, 1'656U);
  EXPECT_EQ(order.panel.seats, 30U);
  EXPECT_EQ(order.slots.size(), 5U);
  const auto counts = count_strata(order, groups_in_register(city));
  EXPECT_EQ(counts.size(), 138U);
  for (const auto& [stratum, people] : counts) {
    EXPECT_GE(people, 250U) << stratum[0] << ' ' << stratum[1] << ' ' << stratum[2];
  }
  EXPECT_GE(fewest_letters(order, counts), 10U);
  expect_quotas_by_rule(order, counts);
}

TEST(Orders, BerlinHasTenLettersInEveryStratum) {
  const City city = load_city("berlin");
  const Order order = order_of("berlin");
  EXPECT_EQ(order.letters.total, 3'000U);
  EXPECT_EQ(order.panel.seats, 70U);
  const auto counts = count_strata(order, groups_in_figures(city));
  EXPECT_EQ(counts.size(), 96U);
  EXPECT_GE(fewest_letters(order, counts), 10U);
  expect_quotas_by_rule(order, counts);
}

TEST(Orders, TinyHasSixLettersForThreeSeats) {
  const City city = load_city("tiny");
  const Order order = order_of("tiny");
  EXPECT_EQ(order.letters.total, 6U);
  EXPECT_EQ(order.panel.seats, 3U);
  const std::map<Stratum, std::uint32_t> expected = {{{"Oberdorf", "m"}, 6},
                                                     {{"Oberdorf", "w/d"}, 4},
                                                     {{"Unterdorf", "m"}, 4},
                                                     {{"Unterdorf", "w/d"}, 6}};
  const auto counts = count_strata(order, groups_in_register(city));
  EXPECT_EQ(counts, expected);
  EXPECT_EQ(fewest_letters(order, counts), 1U);
}

}  // namespace
}  // namespace klero::world
