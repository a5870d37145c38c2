// Addresses of one district, flat by flat: down one street after another, building by building.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/world/city.h"
#include "tests/world/random.h"

namespace klero::world {

struct Address {
  std::string street;
  std::string number;    // "12", "12a"
  std::string postcode;  // five digits, perhaps with leading zeros
};

// All street names there are, each once: stem and suffix from names/streets.tsv.
class StreetNames {
 public:
  StreetNames();
  [[nodiscard]] std::vector<std::string> shuffled(Random& random) const;

 private:
  std::vector<std::string> names_;
};

class Streets {
 public:
  // flats_a_building: at most; small buildings are the commoner ones.
  Streets(const StreetNames& names, std::vector<std::string> postcodes, unsigned flats_a_building,
          Random& random);

  // Moves to the next flat, and returns true if it is in another building than the one before.
  // Throws Error if the district is so big that there are no more street names.
  bool next_flat();

  [[nodiscard]] const Address& address() const { return address_; }

 private:
  void next_building();
  void next_street();

  Random& random_;
  std::vector<std::string> names_;
  std::vector<std::string> postcodes_;
  unsigned flats_a_building_;
  std::size_t street_ = 0;  // in names_; the next one to be used
  unsigned buildings_left_ = 0;
  unsigned flats_left_ = 0;
  unsigned number_ = 0;
  Address address_;
};

}  // namespace klero::world
