#include "selection/letters/office_csv.h"

namespace klero::selection {
namespace {

void append_cell(std::string& text, std::string_view cell) {
  constexpr std::string_view kGuarded = "=+-@\t\r'";
  const bool guarded = !cell.empty() && kGuarded.find(cell[0]) != std::string_view::npos;
  const bool quoted = cell.find_first_of(";\"\r\n") != std::string_view::npos;
  if (quoted) text += '"';
  if (guarded) text += '\'';
  for (const char c : cell) {
    if (c == '"') text += '"';
    text += c;
  }
  if (quoted) text += '"';
}

}  // namespace

void append_office_row(std::string& text, std::span<const std::string_view> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text += ';';
    append_cell(text, cells[i]);
  }
  text += "\r\n";
}

}  // namespace klero::selection
