// Tables: docs/protocol.md, rule 1.9.
//
// UTF-8 without BOM, LF after every line, a header line that is exactly the columns' names, fields
// separated by one tab, the same number in every row, no other control character, no empty field.
// What else may stand in a field is the caller's rule. A table without rows is a table.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "crypto/files/line_reader.h"
#include "crypto/format/flaw.h"

namespace klero::crypto {

using TsvColumns = std::span<const std::string_view>;

struct TsvRow {
  std::uint64_t line = 0;                    // of the file; the first row is on line 2
  std::span<const std::string_view> fields;  // one a column; valid during the call only
};

// Is handed every row in order; a flaw that it returns ends the reading.
using TsvVisitor = std::function<std::optional<Flaw>(const TsvRow&)>;

// Streams a table in constant memory. Returns the first flaw, of the grammar or of the visitor;
// nullopt if the whole table is right. Rows before a flaw have been visited.
[[nodiscard]] std::optional<Flaw> visit_tsv(LineReader& lines, TsvColumns columns,
                                            const TsvVisitor& visit);

struct TsvTable {
  std::vector<std::vector<std::string>> rows;  // row r stood on line r + 2
};

// Reads a small table at once.
[[nodiscard]] std::variant<TsvTable, Flaw> read_tsv(std::string_view bytes, TsvColumns columns);

// Appends the header line, or a row with its LF, to `text`. Throws Error if a field is
// empty, holds a control character or is not UTF-8: such a table could not be read back.
void append_tsv_header(std::string& text, TsvColumns columns);
void append_tsv_row(std::string& text, std::span<const std::string_view> fields);

}  // namespace klero::crypto
