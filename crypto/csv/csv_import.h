// Reads a table as a registry hands it in, and tells what it found; nothing is repaired or guessed.
//
// Taken, beside what csv.h takes: UTF-8, ISO-8859-1 and Windows-1252 (encoding.h says how they are
// told apart); lines that end in CR; lines above the header; columns without a name; lines below
// the table; a first line `sep=;`, which says the separator; cells ="00123", as Excel writes digits
// that are text (the cell is 00123). Refused as there: rows with more or fewer fields than the
// header, stray quotes, NUL.
//
// The header is the first line that has all columns asked for, with one of the three separators.
// The table ends at its first blank line. What stands below must not look like a row, one with all
// `filled` columns filled, be its fields too many or too few; or people would be left out. Lines
// below a table that does not end in a blank line are left out only if their number is said; then
// only what has as many fields as the header looks like a row.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/csv/csv.h"

namespace klero::crypto {

// What a person says who knows the file.
struct CsvSaid {
  std::optional<Encoding> encoding;
  std::size_t footer = 0;  // so many lines at the end are no rows, 0 to kMaxLeftOut
};

struct CsvImport {
  std::vector<std::string> columns;  // that the header must have; none: it is the first line
  std::vector<std::string> filled;   // those of them that no row leaves blank
  CsvSaid said;
  // How a column name is compared and handed on; without it blanks at its ends are taken off.
  std::function<std::string(std::string_view)> normal_name;
  // Is told of each row that cannot be cut into fields, "FILE:LINE: WHY", and reading goes on.
  // Without it the first one is thrown.
  std::function<void(const std::string&)> bad_row;
};

inline constexpr std::size_t kMaxLeftOut = 50;  // lines above the table, and below

// Reads the whole file, twice: for its encoding, then for its rows; in memory bounded by a few
// records. Throws Error if it cannot be read or is refused.
CsvShape import_csv(const std::filesystem::path& path, const CsvImport& import,
                    const CsvVisitor& visitor);

// The same for a text in memory; `name` stands for the file in messages.
CsvShape import_csv_text(std::string_view name, std::string_view text, const CsvImport& import,
                         const CsvVisitor& visitor);

// "Windows-1252, separator ';', lines ending in CRLF; header in line 3".
[[nodiscard]] std::string describe_shape(const CsvShape& shape);

}  // namespace klero::crypto
