#include "crypto/format/tsv.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/base/text.h"

namespace klero::crypto {
namespace {

std::string joined(std::span<const std::string_view> fields) {
  std::string line;
  for (const std::string_view field : fields) {
    if (!line.empty()) {
      line += '\t';
    }
    line += field;
  }
  return line;
}

std::string in_quotes(std::string_view text) {
  return "'" + escape_text(text) + "'";
}

// What is wrong with a line whatever stands in it; nullopt if nothing.
std::optional<Flaw> flaw_of_line(const Line& line) {
  if (line.cut) {
    return Flaw{line.number, "a line of at most " + std::to_string(line.text.size()) + " bytes",
                "a longer one"};
  }
  if (!line.ends_with_lf) {
    return Flaw{line.number, "a line feed at the end of the line", "the end of the file"};
  }
  if (!is_utf8(line.text)) {
    return Flaw{line.number, "UTF-8", in_quotes(line.text)};
  }
  return std::nullopt;
}

std::optional<Flaw> flaw_of_header(const Line& line, TsvColumns columns) {
  if (std::optional<Flaw> flaw = flaw_of_line(line)) {
    return flaw;
  }
  const std::string header = joined(columns);
  if (line.text != header) {
    return Flaw{line.number, "the header line " + in_quotes(header), in_quotes(line.text)};
  }
  return std::nullopt;
}

// Splits a row into `fields`, which has one place a column.
std::optional<Flaw> take_row(const Line& line, std::span<std::string_view> fields) {
  if (std::optional<Flaw> flaw = flaw_of_line(line)) {
    return flaw;
  }
  const auto tabs = static_cast<std::size_t>(std::ranges::count(line.text, '\t'));
  if (tabs + 1 != fields.size()) {
    return Flaw{line.number, std::to_string(fields.size()) + " columns",
                std::to_string(tabs + 1)};
  }
  std::string_view rest = line.text;
  for (std::string_view& field : fields) {
    const std::size_t tab = rest.find('\t');
    field = rest.substr(0, tab);
    rest.remove_prefix(tab == std::string_view::npos ? rest.size() : tab + 1);
    if (field.empty()) {
      return Flaw{line.number, "no empty field", in_quotes(line.text)};
    }
    if (has_control(field)) {
      return Flaw{line.number, "no control character", in_quotes(field)};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Flaw> visit_tsv(LineReader& lines, TsvColumns columns, const TsvVisitor& visit) {
  Line line;
  if (!lines.next(line)) {
    return Flaw{1, "the header line " + in_quotes(joined(columns)), "an empty file"};
  }
  if (std::optional<Flaw> flaw = flaw_of_header(line, columns)) {
    return flaw;
  }
  std::vector<std::string_view> fields(columns.size());
  while (lines.next(line)) {
    if (std::optional<Flaw> flaw = take_row(line, fields)) {
      return flaw;
    }
    if (std::optional<Flaw> flaw = visit({.line = line.number, .fields = fields})) {
      return flaw;
    }
  }
  return std::nullopt;
}

std::variant<TsvTable, Flaw> read_tsv(std::string_view bytes, TsvColumns columns) {
  TsvTable table;
  LineReader lines = LineReader::of_text(bytes);
  std::optional<Flaw> flaw = visit_tsv(lines, columns, [&table](const TsvRow& row) {
    table.rows.emplace_back(row.fields.begin(), row.fields.end());
    return std::optional<Flaw>();
  });
  if (flaw) {
    return *flaw;
  }
  return table;
}

void append_tsv_header(std::string& text, TsvColumns columns) {
  append_tsv_row(text, columns);
}

void append_tsv_row(std::string& text, std::span<const std::string_view> fields) {
  bool first = true;
  for (const std::string_view field : fields) {
    if (field.empty() || !is_utf8(field) || has_control(field)) {
      throw Error("cannot write a table: expected a field of UTF-8 without control characters, got " +
                  in_quotes(field));
    }
    if (!first) {
      text += '\t';
    }
    text += field;
    first = false;
  }
  text += '\n';
}

}  // namespace klero::crypto
