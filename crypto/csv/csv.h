// Strict, streaming reader of comma-separated tables (RFC 4180). For files as registries hand them
// in there is csv_import.h, which takes more and tells what it took.
//
// Accepted: separator comma, semicolon or tab (found in the header line); fields in double quotes,
// with "" for a quote and line breaks inside; lines ending in LF or CRLF, the last one perhaps in
// nothing; a UTF-8 byte order mark. Refused, with file and line: anything that is not UTF-8, NUL, a
// bare CR, a quote inside an unquoted field, text after a closing quote, an unclosed quote, a row
// with more or fewer fields than the header, column names that are empty or the same.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/csv/encoding.h"

namespace klero::crypto {

enum class LineEnd { kLf, kCrlf, kCr };

// A line that is not of the table: a title above it, a sum below it.
struct CsvLeftOut {
  std::uint64_t line = 0;
  std::string text;  // escaped, and cut if it is long
};

// What was detected, so that it can be told.
struct CsvShape {
  char separator = ',';
  bool byte_order_mark = false;
  LineEnd line_end = LineEnd::kLf;  // of the header line
  std::vector<std::string> columns;
  // Only csv_import.h finds other things here than these.
  Encoding encoding = Encoding::kUtf8;
  bool separator_said = false;  // by a first line `sep=;`
  bool ascii = false;  // no byte above ASCII, so that every encoding gives the same text
  std::uint64_t header_line = 1;
  std::vector<CsvLeftOut> above;  // the header; known before the first row
  std::vector<CsvLeftOut> below;  // the last row; known at the end
};

// One row. The views are valid during the call only.
struct CsvRow {
  std::uint64_t line = 0;  // where the row begins; the header is on line 1
  std::span<const std::string_view> fields;  // as many as there are columns
};

struct CsvVisitor {
  std::function<void(const CsvShape&)> header;  // called once, before the first row; may be empty
  std::function<void(const CsvRow&)> row;       // called for each row in order; may throw
};

inline constexpr std::size_t kMaxCsvRecordBytes = 1 << 20;
inline constexpr std::size_t kMaxCsvColumns = 1'000;

// Reads the whole file, in memory bounded by a few records. Throws Error if it cannot be read or is
// refused; rows before the offending one have been visited then.
CsvShape read_csv(const std::filesystem::path& path, const CsvVisitor& visitor);

// The same for a text in memory; `name` stands for the file in messages.
CsvShape read_csv_text(std::string_view name, std::string_view text, const CsvVisitor& visitor);

// The position of `name` among the columns. Throws Error naming `file` and the columns there are.
[[nodiscard]] std::size_t require_column(const CsvShape& shape, std::string_view name,
                                         std::string_view file);

}  // namespace klero::crypto
