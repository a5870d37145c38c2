#include "crypto/csv/csv.h"

#include <algorithm>
#include <optional>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/csv/csv_bytes.h"
#include "crypto/csv/csv_fields.h"
#include "crypto/csv/csv_source.h"

namespace klero::crypto {
namespace {

constexpr std::size_t kMostShown = 2000;  // bytes of column names

std::vector<std::string> take_columns(std::span<const std::string_view> fields,
                                      const CsvPlace& place) {
  std::vector<std::string> columns(fields.begin(), fields.end());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].empty()) {
      throw Error(place.at(0) + ": column " + std::to_string(i + 1) + " has no name");
    }
    if (std::find(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(i), columns[i]) !=
        columns.begin() + static_cast<std::ptrdiff_t>(i)) {
      throw Error(place.at(0) + ": two columns are named \"" + escape_text(columns[i]) + "\"");
    }
  }
  return columns;
}

CsvShape read_header(CsvSource& source, CsvFields& fields) {
  CsvShape shape;
  shape.byte_order_mark = source.skip_prefix(kByteOrderMark);
  const std::optional<CsvRecord> record = source.next();
  if (!record || record->text.empty()) {
    throw Error(source.place().at(0) + ": the file has no header line");
  }
  shape.separator = find_separator({record->text.data(), record->text.size()}, source.place());
  shape.line_end = record->crlf ? LineEnd::kCrlf : LineEnd::kLf;
  shape.columns = take_columns(fields.split(*record, shape.separator, source.place()),
                               source.place());
  return shape;
}

CsvShape read_all(CsvSource& source, const CsvVisitor& visitor) {
  CsvFields fields(ExcelText::kNone);
  CsvShape shape = read_header(source, fields);
  if (visitor.header) {
    visitor.header(shape);
  }
  while (const std::optional<CsvRecord> record = source.next()) {
    const auto views = fields.split(*record, shape.separator, source.place());
    if (views.size() != shape.columns.size()) {
      throw Error(source.place().at(0) + ": expected " + std::to_string(shape.columns.size()) +
                  " fields as in the header, got " + std::to_string(views.size()));
    }
    visitor.row(CsvRow{source.place().line, views});
  }
  return shape;
}

}  // namespace

CsvShape read_csv(const std::filesystem::path& path, const CsvVisitor& visitor) {
  const std::string name = escape_text(path.string(), 500);
  CsvSource source(name, bytes_of_file(path, name));
  return read_all(source, visitor);
}

CsvShape read_csv_text(std::string_view name, std::string_view text, const CsvVisitor& visitor) {
  CsvSource source(escape_text(name, 500), bytes_of_text(text));
  return read_all(source, visitor);
}

std::size_t require_column(const CsvShape& shape, std::string_view name, std::string_view file) {
  const auto found = std::ranges::find(shape.columns, name);
  if (found == shape.columns.end()) {
    std::string there;
    for (const std::string& column : shape.columns) {
      there += (there.empty() ? "\"" : ", \"") + escape_value(column) + "\"";
      if (there.size() > kMostShown) break;
    }
    throw Error(escape_text(file, 500) + ": expected a column \"" + escape_text(name) + "\", got " +
                there);
  }
  return static_cast<std::size_t>(found - shape.columns.begin());
}

}  // namespace klero::crypto
