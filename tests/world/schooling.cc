#include "tests/world/schooling.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "tests/world/table.h"

namespace klero::world {
namespace {

// The category of kSchooling to which a line of the table belongs; 3 for sums and people still in
// education. The GDR's ten-year school counts as Realschule.
std::size_t school_of(std::string_view line) {
  struct Belongs {
    std::string_view line;
    std::size_t school;
  };
  for (const Belongs& belongs :
       {Belongs{"Ohne Schulabschluss", 0}, Belongs{"Haupt-(Volks-)schulabschluss", 0},
        Belongs{"Abschluss Polytechnische Oberschule der DDR", 1},
        Belongs{"Realschul- oder gleichwertiger Abschluss", 1}, Belongs{"Fachhochschulreife", 2},
        Belongs{"Abitur", 2}}) {
    if (belongs.line == line) {
      return belongs.school;
    }
  }
  return kSchooling.size();
}

}  // namespace

std::uint32_t SchoolTable::people_with(std::size_t migration) const {
  return people[migration][0] + people[migration][1] + people[migration][2];
}

SchoolTable load_school_table() {
  const Table table =
      read_table("figures/school_by_immigration_2025.tsv", "school all with one_sided without");
  SchoolTable schools;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::size_t school = school_of(table.rows[row][0]);
    if (school < kSchooling.size()) {
      schools.people[1][school] += number_at(table, row, 2);
      schools.people[0][school] += number_at(table, row, 3) + number_at(table, row, 4);
    }
  }
  for (const auto& line : schools.people) {
    if (std::find(line.begin(), line.end(), 0U) != line.end()) {
      throw crypto::Error(table.file + ": a kind of school has no line with people");
    }
  }
  return schools;
}

Background draw_background(const SchoolTable& table, std::uint64_t ratio_percent, Random& random) {
  const std::uint64_t all = table.people_with(0) + table.people_with(1);
  const std::uint64_t per_million =
      std::min<std::uint64_t>(750'000, table.people_with(1) * ratio_percent * 10'000 / all);
  Background background;
  background.migration = random.below(1'000'000) < per_million ? 1 : 0;
  const auto& line = table.people[background.migration];
  std::uint32_t point = random.below(table.people_with(background.migration));
  while (point >= line[background.school]) {
    point -= line[background.school];
    ++background.school;
  }
  return background;
}

}  // namespace klero::world
