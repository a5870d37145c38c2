#include "tests/world/households.h"

#include <algorithm>
#include <array>

namespace klero::world {
namespace {

constexpr Day kYear = 365;

// How many people of one age an open group has, relative to its other ages. Ours, not published.
std::uint64_t age_weight(unsigned age) {
  const std::uint64_t left = age < 75 ? kOldest - 75 : kOldest - age;
  return left * left;
}

struct Keyed {
  Day key = 0;  // birth date, blurred
  std::uint32_t index = 0;
};

// Older ones first, give or take `blur` days.
std::vector<Person> roughly_by_age(std::vector<Person> people, Day blur, Random& random) {
  std::vector<Keyed> keys;
  keys.reserve(people.size());
  for (const Person& person : people) {
    const auto shift = static_cast<Day>(random.below(static_cast<std::uint32_t>(blur)));
    keys.push_back({person.born + shift, static_cast<std::uint32_t>(keys.size())});
  }
  std::sort(keys.begin(), keys.end(), [](const Keyed& a, const Keyed& b) {
    return a.key != b.key ? a.key < b.key : a.index < b.index;
  });
  std::vector<Person> sorted;
  sorted.reserve(people.size());
  for (const Keyed& key : keys) {
    sorted.push_back(people[key.index]);
  }
  return sorted;
}

bool lives_in_couple(const Person& person, Day day, Random& random) {
  const Day age = (day - person.born) / kYear;
  return random.chance(age < 25 ? 10 : age < 80 ? 62 : 35, 100);
}

// Splits off those who live in couples; they stay sorted.
std::vector<Person> take_partners(std::vector<Person>& people, Day day, Random& random) {
  std::vector<Person> partners;
  std::vector<Person> others;
  for (const Person& person : people) {
    (lives_in_couple(person, day, random) ? partners : others).push_back(person);
  }
  people = std::move(others);
  return partners;
}

// Couples of about the same age, then all others alone.
std::vector<Household> form_adult_households(std::vector<Person> men, std::vector<Person> women,
                                             Day day, Random& random) {
  men = roughly_by_age(std::move(men), 6 * kYear, random);
  women = roughly_by_age(std::move(women), 6 * kYear, random);
  std::vector<Person> husbands = take_partners(men, day, random);
  std::vector<Person> wives = take_partners(women, day, random);
  std::vector<Household> households;
  const std::size_t couples = std::min(husbands.size(), wives.size());
  for (std::size_t i = 0; i < couples; ++i) {
    households.push_back({husbands[i], wives[i]});
  }
  for (auto* rest : {&husbands, &wives}) {
    rest->erase(rest->begin(), rest->begin() + static_cast<std::ptrdiff_t>(couples));
  }
  for (const auto* single : {&wives, &women, &husbands, &men}) {
    for (const Person& person : *single) {
      households.push_back({person});
    }
  }
  return households;
}

bool may_have_children(const Household& household, Day day, Random& random) {
  const Person& parent = household.back();
  const Day age = (day - parent.born) / kYear;
  const bool single = household.size() == 1;
  return age >= 22 && age < 55 && (!single || random.chance(parent.sex == Sex::kFemale ? 2 : 1, 9));
}

// Children, older ones first, to households in the same order, one to three at a time.
void place_children(const std::vector<Person>& children, std::vector<Household>& households,
                    Day day, Random& random) {
  std::vector<std::uint32_t> sizes;
  for (std::size_t left = children.size(); left > 0; left -= sizes.back()) {
    static constexpr std::array<std::uint32_t, 8> kSizes{1, 1, 1, 1, 2, 2, 2, 3};
    const std::uint32_t size = kSizes[random.below(kSizes.size())];
    sizes.push_back(static_cast<std::uint32_t>(std::min<std::size_t>(size, left)));
  }
  std::vector<std::size_t> families;
  for (std::size_t i = 0; i < households.size(); ++i) {
    if (may_have_children(households[i], day, random)) {
      families.push_back(i);
    }
  }
  if (families.empty()) {
    families.push_back(0);
  }
  std::stable_sort(families.begin(), families.end(), [&](std::size_t a, std::size_t b) {
    return households[a].back().born < households[b].back().born;
  });
  std::size_t child = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    Household& family = households[families[i * families.size() / sizes.size()]];
    for (std::uint32_t k = 0; k < sizes[i]; ++k) {
      family.push_back(children[child++]);
    }
  }
}

Day birthday(const Cell& cell, std::uint32_t index, Day day, Random& random) {
  std::uint64_t whole = 0;
  for (unsigned age = cell.from_age; age < cell.below_age; ++age) {
    whole += cell.below_age == kOldest ? age_weight(age) : 1;
  }
  // The middle of the person's part of the whole: no chance in it.
  std::uint64_t point = (2 * std::uint64_t{index} + 1) * whole / (2 * std::uint64_t{cell.people});
  unsigned age = cell.from_age;
  for (;; ++age) {
    const std::uint64_t weight = cell.below_age == kOldest ? age_weight(age) : 1;
    if (point < weight) {
      break;
    }
    point -= weight;
  }
  const Day first = born_for_age(day, age + 1) + 1;
  const Day days = born_for_age(day, age) - first + 1;
  return first + static_cast<Day>(random.below(static_cast<std::uint32_t>(days)));
}

}  // namespace

std::vector<Person> people_of(const District& district, Day day, Random& random) {
  std::vector<Person> people;
  people.reserve(district.people());
  for (const Cell& cell : district.cells) {
    for (std::uint32_t i = 0; i < cell.people; ++i) {
      people.push_back({birthday(cell, i, day, random), cell.sex, cell.german});
    }
  }
  return people;
}

std::vector<Household> form_households(const std::vector<Person>& people, Day day, Random& random) {
  const Day adult = born_for_age(day, 18);
  std::vector<Person> men;
  std::vector<Person> women;
  std::vector<Person> children;
  for (const Person& person : people) {
    (person.born > adult ? children : person.sex == Sex::kMale ? men : women).push_back(person);
  }
  auto households = form_adult_households(std::move(men), std::move(women), day, random);
  if (!children.empty()) {
    place_children(roughly_by_age(std::move(children), 8 * kYear, random), households, day, random);
  }
  shuffle(std::span(households), random);
  return households;
}

}  // namespace klero::world
