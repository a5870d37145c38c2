// How many people of the register cannot be drawn, by reason, as it may be told to the public.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "selection/register/register.h"

namespace klero::selection {

struct Excluded {
  std::uint64_t people = 0;
  std::string why;  // "too young", "too young or too old"
};

// The reasons of `people`, each with its number.
[[nodiscard]] std::vector<Excluded> excluded_of(const Register& people);

// The same as it may be told. A number from 1 to threshold - 1 would tell of single people: such a
// reason is merged with all others below the threshold, those that nobody has too, and, while they
// are fewer than the threshold together, with the next smallest. (The sum of all follows from the
// numbers of rows and of people who can be drawn, so it may be small.)
[[nodiscard]] std::vector<Excluded> merge_small(std::vector<Excluded> all, std::uint64_t threshold);

}  // namespace klero::selection
