// Who lives with whom.

#pragma once

#include <vector>

#include "tests/world/city.h"
#include "tests/world/random.h"

namespace klero::world {

// One inhabitant, as far as the published figures go.
struct Person {
  Day born = 0;
  Sex sex = Sex::kMale;
  bool german = true;
};

// Adults first. One adult; or a man and a woman of about the same age; some with children.
using Household = std::vector<Person>;

// The people of one district, one cell after another. Within a cell ages are spread evenly over the
// years of the group (an open group thins out towards kOldest), so that the number of people above
// any age between follows from the figures and not from chance; birthdays fall by chance.
[[nodiscard]] std::vector<Person> people_of(const District& district, Day day, Random& random);

// Everybody of `people` in exactly one household, in an order that tells nothing about ages.
[[nodiscard]] std::vector<Household> form_households(const std::vector<Person>& people, Day day,
                                                     Random& random);

}  // namespace klero::world
