// Names of synthetic people, from the lists in names/: invented combinations of common names, in
// plausible frequency; whoever bears one of them is meant by none.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/world/calendar.h"
#include "tests/world/city.h"
#include "tests/world/random.h"

namespace klero::world {

// A list in order of frequency. The name of rank r (from 0) is drawn with weight 1/(r + 5).
class NameList {
 public:
  void add(std::string_view comma_separated);
  void finish();
  [[nodiscard]] const std::string& draw(Random& random) const;

 private:
  std::vector<std::string> names_;
  std::vector<std::uint32_t> cumulative_;
};

// Where a name comes from: a number, 0 for German. Not nationality: many Germans have other names.
using Origin = std::uint8_t;

class NameBook {
 public:
  // Reads names/*.tsv. Throws Error if one is damaged.
  NameBook();

  [[nodiscard]] Origin draw_origin(bool german, Random& random) const;

  [[nodiscard]] std::string draw_family_name(Origin origin, Random& random) const;

  // The family name as a person of that sex bears it: Kowalski, Kowalska.
  [[nodiscard]] std::string inflected(std::string family, Origin origin, Sex sex) const;

  // One given name, in one of four cases two: "Anna Maria".
  [[nodiscard]] std::string draw_given_names(Origin origin, Sex sex, Day born,
                                             Random& random) const;

 private:
  struct GivenNames {
    Origin origin;
    Sex sex;
    Day born_from, born_below;
    NameList names;
  };

  [[nodiscard]] Origin origin_called(std::string_view name) const;
  void read_family_names();
  void read_given_names();

  std::vector<std::string> origins_;
  std::vector<std::uint32_t> german_weights_, other_weights_;  // cumulative
  std::vector<NameList> family_;                               // by origin
  std::vector<std::string> stems_, endings_;                   // Alt + mann
  std::vector<GivenNames> given_;
};

}  // namespace klero::world
