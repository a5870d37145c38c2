#include "tests/world/table.h"

#include <algorithm>
#include <filesystem>
#include <limits>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"

namespace klero::world {
namespace {

std::string at(const std::string& file, std::size_t line) {
  return file + ":" + std::to_string(line) + ": ";
}

}  // namespace

Table read_table(const std::string& file, std::string_view header) {
  const std::string text =
      crypto::read_file(std::filesystem::path(KLERO_WORLD_DATA) / std::filesystem::path(file));
  std::vector<std::string_view> lines = crypto::split(text, '\n');
  if (lines.back().empty()) {
    lines.pop_back();
  }
  std::string first(lines.empty() ? "" : lines.front());
  std::replace(first.begin(), first.end(), '\t', ' ');
  if (first != header) {
    throw crypto::Error(at(file, 1) + "expected the columns '" + std::string(header) + "', got '" +
                        crypto::escape_text(first) + "'");
  }
  const std::size_t width = crypto::split(lines.front(), '\t').size();
  Table table{file, {}};
  for (std::size_t line = 1; line < lines.size(); ++line) {
    const auto fields = crypto::split(lines[line], '\t');
    if (fields.size() != width) {
      throw crypto::Error(at(file, line + 1) + "expected " + std::to_string(width) +
                          " fields, got " + std::to_string(fields.size()));
    }
    table.rows.emplace_back(fields.begin(), fields.end());
  }
  return table;
}

std::uint32_t number_at(const Table& table, std::size_t row, std::size_t column) {
  const std::string& text = table.rows[row][column];
  const auto number = crypto::parse_uint(text);
  if (!number || *number > std::numeric_limits<std::uint32_t>::max()) {
    throw crypto::Error(at(table.file, row + 2) + "expected a number, got '" +
                        crypto::escape_text(text) + "'");
  }
  return static_cast<std::uint32_t>(*number);
}

}  // namespace klero::world
