// The register of a city, as a German register office exports it.
//
// UTF-8, NFC, LF, separated by semicolons, nothing in quotes, with the header
//   Ordnungsmerkmal;Familienname;Vornamen;Doktorgrad;Geschlecht;Geburtsdatum;
//   Strasse;Hausnummer;PLZ;Ort;Stadtteil
//
//   Ordnungsmerkmal  15 digits, unique: birth date, sex as first entered (3 male, 4 female), serial
//                    of five digits, check digit
//   Doktorgrad       "Dr." or empty
//   Geschlecht       m, w; of every 5,000 men and of every 5,000 women one has "d", and of the next
//                    5,000 one has nothing (so that they are missing evenly in the published
//                    counts)
//   Geburtsdatum     2006-01-31
//   Stadtteil        the district (in Berlin: Bezirk)
//
// No two people have the same names and birth date at the same address.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "tests/world/city.h"

namespace klero::world {

struct RegisterSummary {
  std::uint64_t people = 0;
  std::uint64_t old_enough = 0;  // kMinimumAge or older on City::day
  std::uint64_t households = 0;
  std::uint64_t neither_m_nor_w = 0;
};

// Writes the register, header first, line by line. The same city and seed give the same bytes
// everywhere; memory holds one district at a time.
RegisterSummary write_register(const City& city, std::uint64_t seed,
                               const std::function<void(std::string_view)>& write);

// Birth date (8 digits), sex digit, serial (5 digits), and the Luhn check digit over these.
[[nodiscard]] std::string register_number(Day born, Sex sex, std::uint32_t serial);

}  // namespace klero::world
