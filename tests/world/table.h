// The tables of figures/ and names/: tab-separated, a header line, "-" for nothing.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace klero::world {

struct Table {
  std::string file;                            // for messages
  std::vector<std::vector<std::string>> rows;  // row 0 is line 2 of the file
};

// Reads `file` (a path below the data folder, such as "figures/tiny_cells.tsv"), whose header must
// be `header`, the column names joined by one blank. Throws Error, with the line, for anything
// else.
[[nodiscard]] Table read_table(const std::string& file, std::string_view header);

// A number in a row of such a table. Throws Error, with file and line, if it is none.
[[nodiscard]] std::uint32_t number_at(const Table& table, std::size_t row, std::size_t column);

}  // namespace klero::world
