// A city as the statistics office publishes it: how many people, where, of which sex and age.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/world/calendar.h"

namespace klero::world {

enum class Sex : std::uint8_t { kMale, kFemale };

// People of one district, nationality, sex and age group.
struct Cell {
  bool german = true;
  Sex sex = Sex::kMale;
  unsigned from_age = 0;   // completed years on City::day
  unsigned below_age = 0;  // kOldest for a group without upper end
  std::uint32_t people = 0;
};

inline constexpr unsigned kOldest = 105;  // nobody in our cities is older than 104

struct District {
  std::string name;
  std::vector<std::string> postcodes;
  std::vector<Cell> cells;

  [[nodiscard]] std::uint32_t people() const;
  [[nodiscard]] std::uint32_t not_german() const;
};

struct City {
  std::string name;  // as on the command line
  std::string town;  // as in an address
  Day day = 0;       // the day on which the ages hold; also the day of eligibility
  std::vector<District> districts;
  unsigned flats_a_building = 1;  // at most
  unsigned reply_percent = 8;     // how many of those invited reply

  [[nodiscard]] std::uint32_t people() const;
  [[nodiscard]] std::uint32_t not_german() const;
};

// The age from which people can be drawn in all our cities.
inline constexpr unsigned kMinimumAge = 16;

// One of
//   kassel   200,507 people: the districts as published for 2015, sex and age as published for 2019
//            scaled to that number and spread as evenly as whole people can be over the districts
//   berlin   3,897,145 people: 576 cells as published for 31 December 2024
//   germany  eighteen Berlins, 70,148,610 people: a size, not a portrait
//   tiny     22 people, 20 of them 16 or older
// Throws Error for any other name and for a table of figures that is damaged.
[[nodiscard]] City load_city(std::string_view name);

}  // namespace klero::world
