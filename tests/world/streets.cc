#include "tests/world/streets.h"

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "tests/world/table.h"

namespace klero::world {
namespace {

std::string street_name(std::string_view stem, std::string_view suffix) {
  std::string name(stem);
  if (stem.find('-') == std::string_view::npos) {
    return name.append(suffix);
  }
  // Brüder-Grimm-Straße, as the rules of spelling want it.
  name.append("-").append(suffix);
  char& initial = name[stem.size() + 1];
  initial = static_cast<char>(initial - 'a' + 'A');
  return name;
}

}  // namespace

StreetNames::StreetNames() {
  const Table table = read_table("names/streets.tsv", "part words");
  for (const std::string_view suffix : crypto::split(table.rows.at(1).at(1), ',')) {
    for (const std::string_view stem : crypto::split(table.rows.at(0).at(1), ',')) {
      names_.push_back(street_name(stem, suffix));
    }
  }
}

std::vector<std::string> StreetNames::shuffled(Random& random) const {
  auto names = names_;
  shuffle(std::span(names), random);
  return names;
}

Streets::Streets(const StreetNames& names, std::vector<std::string> postcodes,
                 unsigned flats_a_building, Random& random)
    : random_(random),
      names_(names.shuffled(random)),
      postcodes_(std::move(postcodes)),
      flats_a_building_(flats_a_building) {
}

bool Streets::next_flat() {
  const bool moved = flats_left_ == 0;
  if (moved) {
    next_building();
  }
  --flats_left_;
  return moved;
}

void Streets::next_building() {
  if (buildings_left_ == 0) {
    next_street();
  }
  --buildings_left_;
  // Now and then a house was squeezed in later: 12, 12a, 13.
  if (number_ > 0 && !address_.number.ends_with('a') && random_.chance(1, 30)) {
    address_.number += 'a';
  } else {
    address_.number = std::to_string(++number_);
  }
  // The smaller of two throws.
  const unsigned one = random_.below(flats_a_building_);
  const unsigned two = random_.below(flats_a_building_);
  flats_left_ = 1 + (one < two ? one : two);
}

void Streets::next_street() {
  if (street_ == names_.size()) {
    throw crypto::Error("no street names left: a district has more flats than " +
                        std::to_string(street_) + " streets hold");
  }
  address_.street = names_[street_];
  // Streets that follow each other share a postcode.
  address_.postcode = postcodes_[(street_ / 8) % postcodes_.size()];
  ++street_;
  buildings_left_ = 8 + random_.below(50);
  number_ = 0;
}

}  // namespace klero::world
