#include "tests/world/city.h"

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "tests/world/apportion.h"
#include "tests/world/table.h"

namespace klero::world {
namespace {

std::vector<std::string> words(const std::string& text) {
  const auto pieces = crypto::split(text, ' ');
  return {pieces.begin(), pieces.end()};
}

// A cell without nationality and number: sex in column `first`, then the two ages.
Cell group_at(const Table& table, std::size_t row, std::size_t first) {
  const auto& fields = table.rows[row];
  Cell cell;
  cell.sex = fields[first] == "m" ? Sex::kMale : Sex::kFemale;
  cell.from_age = number_at(table, row, first + 1);
  cell.below_age = fields[first + 2] == "-" ? kOldest : number_at(table, row, first + 2);
  return cell;
}

// Districts and cells that are published as they are.
City city_from_cells(const std::string& districts_file, const std::string& cells_file) {
  City city;
  const Table names = read_table(districts_file, "district name postcodes");
  for (const auto& row : names.rows) {
    city.districts.push_back({row[1], words(row[2]), {}});
  }
  const Table cells = read_table(cells_file, "district nationality sex from below people");
  for (std::size_t row = 0; row < cells.rows.size(); ++row) {
    Cell cell = group_at(cells, row, 2);
    cell.german = cells.rows[row][1] == "german";
    cell.people = number_at(cells, row, 5);
    city.districts.at(number_at(cells, row, 0) - 1).cells.push_back(cell);
  }
  return city;
}

// Each group of a district twice: Germans, and the district's others in proportion.
void add_cells(District& district, std::span<const Cell> groups,
               std::span<const std::uint32_t> people, std::uint32_t not_german) {
  const auto others = largest_remainder(not_german, people);
  for (const bool german : {true, false}) {
    for (std::size_t j = 0; j < groups.size(); ++j) {
      Cell cell = groups[j];
      cell.german = german;
      cell.people = german ? people[j] - others[j] : others[j];
      district.cells.push_back(cell);
    }
  }
}

City kassel() {
  const Table ages = read_table("figures/kassel_sex_age_2019.tsv", "sex from below people");
  const Table names =
      read_table("figures/kassel_districts_2015.tsv", "district name postcodes people not_german");
  std::vector<Cell> groups;
  std::vector<std::uint32_t> group_people;
  for (std::size_t row = 0; row < ages.rows.size(); ++row) {
    groups.push_back(group_at(ages, row, 0));
    group_people.push_back(number_at(ages, row, 3));
  }
  std::vector<std::uint32_t> district_people;
  std::uint32_t total = 0;
  for (std::size_t row = 0; row < names.rows.size(); ++row) {
    district_people.push_back(number_at(names, row, 3));
    total += district_people.back();
  }
  const auto cells = round_table(district_people, largest_remainder(total, group_people));
  City city;
  for (std::size_t row = 0; row < names.rows.size(); ++row) {
    city.districts.push_back({names.rows[row][1], words(names.rows[row][2]), {}});
    add_cells(city.districts.back(), groups,
              std::span(cells).subspan(row * groups.size(), groups.size()),
              number_at(names, row, 4));
  }
  city.town = "Kassel";
  city.day = day_of(2022, 3, 1);
  city.flats_a_building = 9;
  return city;
}

City berlin() {
  City city = city_from_cells("figures/berlin_districts.tsv", "figures/berlin_cells_2024.tsv");
  city.town = "Berlin";
  city.day = day_of(2024, 12, 31);
  city.flats_a_building = 24;
  return city;
}

City germany() {
  City city = berlin();
  city.town = "Deutschland";
  const std::vector<District> once = std::move(city.districts);
  city.districts.clear();
  for (unsigned copy = 1; copy <= 18; ++copy) {
    for (District district : once) {
      district.name += " " + std::to_string(copy);
      city.districts.push_back(std::move(district));
    }
  }
  return city;
}

City tiny() {
  City city = city_from_cells("figures/tiny_districts.tsv", "figures/tiny_cells.tsv");
  city.town = "Kleinlosen";
  city.day = day_of(2026, 3, 1);
  city.reply_percent = 100;
  return city;
}

}  // namespace

std::uint32_t District::people() const {
  std::uint32_t count = 0;
  for (const Cell& cell : cells) {
    count += cell.people;
  }
  return count;
}

std::uint32_t District::not_german() const {
  std::uint32_t count = 0;
  for (const Cell& cell : cells) {
    count += cell.german ? 0 : cell.people;
  }
  return count;
}

std::uint32_t City::people() const {
  std::uint32_t count = 0;
  for (const District& district : districts) {
    count += district.people();
  }
  return count;
}

std::uint32_t City::not_german() const {
  std::uint32_t count = 0;
  for (const District& district : districts) {
    count += district.not_german();
  }
  return count;
}

City load_city(std::string_view name) {
  struct Known {
    std::string_view name;
    City (*load)();
  };
  for (const Known& known : {Known{"kassel", kassel}, Known{"berlin", berlin},
                             Known{"germany", germany}, Known{"tiny", tiny}}) {
    if (known.name == name) {
      City city = known.load();
      city.name = name;
      return city;
    }
  }
  throw crypto::Error("no such city: '" + crypto::escape_text(name) + "'",
                      "the cities are kassel, berlin, germany and tiny");
}

}  // namespace klero::world
