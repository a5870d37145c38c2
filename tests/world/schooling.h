// What the register does not know: school and immigration history, drawn for each invited person.

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "tests/world/random.h"

namespace klero::world {

// The answers of the questionnaire, in German as it is sent out.
inline constexpr std::array<std::string_view, 3> kSchooling = {"ohne/Hauptschule", "Realschule",
                                                               "Abitur/Studium"};
inline constexpr std::array<std::string_view, 2> kMigration = {"nein", "ja"};

struct Background {
  std::size_t school = 0;     // in kSchooling
  std::size_t migration = 0;  // in kMigration
};

// The joint distribution of the Mikrozensus: people with a school leaving certificate or without
// one, not those still in education. "ja" are those with immigration history (immigrated, or both
// parents did); a one-sided history counts as "nein".
struct SchoolTable {
  // Thousands of people, [migration][school].
  std::array<std::array<std::uint32_t, 3>, 2> people{};

  [[nodiscard]] std::uint32_t people_with(std::size_t migration) const;
};

// Reads figures/school_by_immigration_2025.tsv. Throws Error if it is damaged.
[[nodiscard]] SchoolTable load_school_table();

// One person's background. `ratio_percent` says how much commoner "ja" is where he lives than on
// the average of the table (100); at most three in four are "ja" anywhere.
[[nodiscard]] Background draw_background(const SchoolTable& table, std::uint64_t ratio_percent,
                                         Random& random);

}  // namespace klero::world
