#include "crypto/csv/csv_import.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/csv/csv_bytes.h"
#include "crypto/csv/csv_fields.h"
#include "crypto/csv/csv_header.h"
#include "crypto/csv/csv_source.h"

namespace klero::crypto {
namespace {

using OpenBytes = std::function<ByteSource()>;

// "file:line:byte" of the byte at `offset`, found by reading again: only for messages.
std::string place_of_byte(const OpenBytes& open, const std::string& file, char line_end,
                          std::uint64_t offset) {
  const ByteSource source = open();
  std::vector<char> piece(1 << 16);
  std::uint64_t line = 1;
  std::uint64_t in_line = 1;
  for (std::uint64_t seen = 0; seen < offset;) {
    const std::size_t got = source(piece);
    for (std::size_t i = 0; i < got && seen < offset; ++i, ++seen) {
      in_line = piece[i] == line_end ? 1 : in_line + 1;
      line += piece[i] == line_end ? 1 : 0;
    }
    if (got < piece.size()) break;
  }
  return file + ":" + std::to_string(line) + ":" + std::to_string(in_line);
}

struct Bytes {
  Encoding encoding = Encoding::kUtf8;
  bool ascii = false;
  char line_end = '\n';
};

Bytes take_census(const OpenBytes& open, const std::string& file,
                  std::optional<Encoding> said) {
  const ByteSource source = open();
  EncodingCensus census;
  std::vector<char> piece(1 << 18);
  for (std::size_t got = piece.size(); got == piece.size();) {
    got = source(piece);
    census.take(std::span(piece).first(got));
  }
  Bytes bytes;
  bytes.line_end = census.ends_in_cr() ? '\r' : '\n';
  bytes.encoding = census.decide(said, [&](std::uint64_t offset) {
    return place_of_byte(open, file, bytes.line_end, offset);
  });
  bytes.ascii = census.is_ascii();
  return bytes;
}

// In tables of fewer columns free text may well look like a row.
constexpr std::size_t kFewestToSwallow = 3;

bool is_blank(std::string_view cell) { return trim_blanks(cell).empty(); }

// Reads what follows the header.
class Body {
 public:
  Body(CsvSource& source, CsvShape& shape, const CsvImport& import, const CsvVisitor& visitor)
      : source_(source), shape_(shape), import_(import), visitor_(visitor) {
    for (const std::string& name : import.filled) {
      filled_.push_back(require_column(shape, name, source.place().file));
    }
  }

  void read() {
    while (const std::optional<CsvRecord> record = source_.next()) {
      if (import_.said.footer == 0) {
        take(*record, source_.place());
      } else {
        hold_back(*record);
      }
    }
    for (Held& held : held_) {
      ended_at_ = held.place.line;
      take(held.record(), held.place);
    }
  }

 private:
  // A copy of a record: one of the last ones, perhaps.
  struct Held {
    std::string text;
    bool too_long = false;
    CsvPlace place;
    [[nodiscard]] CsvRecord record() { return {.text = text, .crlf = false, .too_long = too_long}; }
  };

  void hold_back(const CsvRecord& record) {
    held_.push_back({std::string(record.text.begin(), record.text.end()), record.too_long,
                     source_.place()});
    if (held_.size() <= import_.said.footer) return;
    take(held_.front().record(), held_.front().place);
    held_.pop_front();
  }

  using Cells = std::span<const std::string_view>;

  void take(const CsvRecord& record, const CsvPlace& place) {
    if (ended_at_ != 0) return take_below(record, place);
    const std::optional<Cells> cells = cut(record, place);
    if (!cells) return;
    if (std::ranges::all_of(*cells, is_blank)) {
      ended_at_ = place.line;
    } else if (cells->size() != shape_.columns.size()) {
      refuse(Error(place.at(0) + ": expected " + std::to_string(shape_.columns.size()) +
                       " fields as in the header, got " + std::to_string(cells->size()) +
                       why_uneven(*cells, record),
                   "lines below the table, if any: --footer says how many"),
             record);
    } else {
      visitor_.row(CsvRow{place.line, *cells});
    }
  }

  // Nothing for a row that cannot be cut into fields.
  std::optional<Cells> cut(const CsvRecord& record, const CsvPlace& place) {
    try {
      const Cells cells = fields_.split(record, shape_.separator, place);
      refuse_swallowed_rows(cells, place);
      return cells;
    } catch (const Error& error) {
      refuse(error, record);
      return std::nullopt;
    }
  }

  // A quote too many opens a field, and the next one closes it rows later: whoever stands between
  // them would be gone.
  void refuse_swallowed_rows(Cells cells, const CsvPlace& place) const {
    if (cells.size() != shape_.columns.size() || cells.size() < kFewestToSwallow) return;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!holds_rows(cells[i], i)) continue;
      throw Error(place.at(0) + ": a quoted field that holds whole rows: is there a quote too many?");
    }
  }

  // Whether the lines of field `i` have just the separators of the rest of a row, of whole rows, and of
  // the beginning of one. Free text with line breaks hardly ever has.
  [[nodiscard]] bool holds_rows(std::string_view field, std::size_t i) const {
    const char end = field.find('\n') == std::string_view::npos ? '\r' : '\n';
    std::size_t next = field.find(end);
    if (next == std::string_view::npos) return false;
    const std::size_t in_row = shape_.columns.size() - 1;
    for (std::size_t expected = in_row - i;; expected = in_row) {
      const bool last = next == std::string_view::npos;
      const auto found = static_cast<std::size_t>(std::ranges::count(field.substr(0, next), shape_.separator));
      if (found != (last ? i : expected)) return false;
      if (last) return true;
      field.remove_prefix(next + 1);
      next = field.find(end);
    }
  }

  // What helps with a row of `fields` fields, which are too many or too few.
  [[nodiscard]] std::string why_uneven(Cells cells, const CsvRecord& record) const {
    const std::size_t columns = shape_.columns.size();
    if (cells.size() > columns && std::ranges::all_of(cells.subspan(columns), is_blank)) {
      return ", those beyond the header empty: does every row end in a separator, and the header not?";
    }
    if (cells.size() == 1) return ": '" + escape_text({record.text.data(), record.text.size()}, 40) + "'";
    return "";
  }

  void refuse(const Error& error, const CsvRecord& record) {
    if (!import_.bad_row || record.too_long) throw error;
    import_.bad_row(error.what());
  }

  enum class Below { kRow, kBlank, kText };

  [[nodiscard]] Below what_is(const CsvRecord& record, const CsvPlace& place) {
    const auto separators = static_cast<std::size_t>(std::ranges::count(record.text, shape_.separator));
    try {
      const Cells cells = fields_.split(record, shape_.separator, place);
      if (std::ranges::all_of(cells, is_blank)) return Below::kBlank;
      return has_place_for_all(cells.size()) &&
                     std::ranges::none_of(filled_, [&](std::size_t f) { return is_blank(cells[f]); })
                 ? Below::kRow
                 : Below::kText;
    } catch (const Error&) {
      if (record.too_long) throw;
      return has_place_for_all(separators + 1) ? Below::kRow : Below::kText;
    }
  }

  // Whether so many fields may be those of a person: of lines that somebody said are none only as many
  // as the header has, else all that reach to the last column which no row leaves blank.
  [[nodiscard]] bool has_place_for_all(std::size_t fields) const {
    if (import_.said.footer > 0 || filled_.empty()) return fields == shape_.columns.size();
    return fields > *std::ranges::max_element(filled_);
  }

  void take_below(const CsvRecord& record, const CsvPlace& place) {
    const std::string whole = escape_text({record.text.data(), record.text.size()}, 80);
    const Below below = what_is(record, place);
    if (below == Below::kRow) {
      throw Error(place.at(0) + ": a row below the end of the table, which is in line " +
                      std::to_string(ended_at_),
                  "take blank lines out of the table, or mend the number of --footer");
    }
    if (below == Below::kBlank) return;
    if (shape_.below.size() == kMaxLeftOut) {
      throw Error(place.at(0) + ": more than " + std::to_string(kMaxLeftOut) +
                  " lines below the table, which ends in line " + std::to_string(ended_at_));
    }
    shape_.below.push_back({place.line, whole});
  }

  CsvSource& source_;
  CsvShape& shape_;
  const CsvImport& import_;
  const CsvVisitor& visitor_;
  CsvFields fields_{ExcelText::kTaken};
  std::vector<std::size_t> filled_;
  std::deque<Held> held_;
  std::uint64_t ended_at_ = 0;  // the first line that is not of the table; 0 in the table
};

CsvShape import_all(const OpenBytes& open, const std::string& file, const CsvImport& import,
                    const CsvVisitor& visitor) {
  const Bytes bytes = take_census(open, file, import.said.encoding);
  CsvSource source(file, as_utf8(open(), bytes.encoding), bytes.line_end);
  CsvShape shape = find_header(source, import, bytes.line_end);
  shape.encoding = bytes.encoding;
  shape.ascii = bytes.ascii;
  if (visitor.header) visitor.header(shape);
  Body(source, shape, import, visitor).read();
  return shape;
}

}  // namespace

CsvShape import_csv(const std::filesystem::path& path, const CsvImport& import,
                    const CsvVisitor& visitor) {
  const std::string name = escape_text(path.string(), 500);
  return import_all([&] { return bytes_of_file(path, name); }, name, import, visitor);
}

CsvShape import_csv_text(std::string_view name, std::string_view text, const CsvImport& import,
                         const CsvVisitor& visitor) {
  return import_all([&] { return bytes_of_text(text); }, escape_text(name, 500), import, visitor);
}

std::string describe_shape(const CsvShape& shape) {
  std::string text = shape.ascii ? "ASCII" : std::string(encoding_name(shape.encoding));
  if (shape.byte_order_mark) text += " with byte order mark";
  text += ", separator ";
  text += shape.separator == '\t' ? "tab" : std::string("'") + shape.separator + "'";
  if (shape.separator_said) text += " (as its first line says)";
  text += ", lines ending in ";
  text += shape.line_end == LineEnd::kLf ? "LF" : shape.line_end == LineEnd::kCr ? "CR" : "CRLF";
  text += "; header in line " + std::to_string(shape.header_line);
  return text;
}

}  // namespace klero::crypto
