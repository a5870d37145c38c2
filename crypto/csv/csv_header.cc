#include "crypto/csv/csv_header.h"

#include <algorithm>
#include <array>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/csv/csv_fields.h"

namespace klero::crypto {
namespace {

// `name` without what nobody sees at its ends: no-break and zero-width spaces, byte order marks (of files
// that were put together from several), tabs and line breaks.
std::string_view trim_name(std::string_view name) {
  constexpr std::array<std::string_view, 7> kUnseen = {" ",    "\t",   "\r", "\n", "\xC2\xA0", "\xE2\x80\x8B",
                                                       kByteOrderMark};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view unseen : kUnseen) {
      for (; name.starts_with(unseen); again = true) name.remove_prefix(unseen.size());
      for (; name.ends_with(unseen); again = true) name.remove_suffix(unseen.size());
    }
  }
  return name;
}

// The column names of a line, cut at `separator`; none if it cannot be cut there, and why.
std::vector<std::string> names_in(std::string line, char separator, const CsvImport& import,
                                  const CsvPlace& place, std::optional<Error>& why) {
  CsvFields fields(ExcelText::kTaken);
  std::vector<std::string> names;
  try {
    for (const std::string_view cell :
         fields.split({.text = line, .crlf = false, .too_long = false}, separator, place)) {
      const std::string_view name = trim_name(cell);
      names.push_back(import.normal_name ? import.normal_name(name) : std::string(name));
    }
  } catch (const Error& error) {
    if (!why) why = error;
    names.clear();  // a title, perhaps; if it was the header, the error says what is missing
  }
  return names;
}

std::size_t count_found(const std::vector<std::string>& names, const CsvImport& import) {
  return static_cast<std::size_t>(std::ranges::count_if(import.columns, [&](const auto& wanted) {
    return std::ranges::find(names, wanted) != names.end();
  }));
}

void require_once(const CsvShape& shape, const CsvImport& import, const CsvPlace& place) {
  for (const std::string& name : import.columns) {
    if (std::ranges::count(shape.columns, name) > 1) {
      throw Error(place.at(0) + ": two columns are named \"" + escape_text(name) + "\"");
    }
  }
}

struct Reading {
  char separator = ',';
  std::vector<std::string> names;
  std::size_t found = 0;  // of the columns asked for
};

// The separator that a line `sep=;` says, as spreadsheets write and read it; 0 if it is no such line.
char separator_said_by(std::string_view line) {
  if (line.size() == 7 && line.front() == '"' && line.back() == '"') line = line.substr(1, 5);
  constexpr std::string_view kSays = "sep=";
  const bool says = line.size() == 5 && std::ranges::equal(line.substr(0, 4), kSays, {}, [](char c) {
                      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
                    });
  return says && kCsvSeparators.find(line[4]) != std::string_view::npos ? line[4] : '\0';
}

// `line` cut at the one of `separators` with which it has the most of the columns asked for; among
// equal ones the separator that stands most often in it.
Reading best_reading(const std::string& line, std::string_view separators, const CsvImport& import,
                     const CsvPlace& place, std::optional<Error>& why) {
  std::vector<Reading> all;
  for (const char separator : separators) {
    Reading reading{separator, names_in(line, separator, import, place, why), 0};
    reading.found = count_found(reading.names, import);
    all.push_back(std::move(reading));
  }
  const std::size_t most = std::ranges::max_element(all, {}, &Reading::found)->found;
  std::erase_if(all, [&](const Reading& reading) { return reading.found < most; });
  if (all.size() == 1) return all.front();
  const bool is_header = most == import.columns.size();
  if (!is_header) {
    return *std::ranges::max_element(all, {},
                                     [](const Reading& reading) { return reading.names.size(); });
  }
  const char separator = find_separator(line, place);
  const auto chosen = std::ranges::find(all, separator, &Reading::separator);
  if (chosen == all.end()) {
    throw Error(place.at(0) + ": the separator is unclear: the header can be cut in two ways");
  }
  return *chosen;
}

}  // namespace

CsvShape find_header(CsvSource& source, const CsvImport& import, char line_end) {
  CsvShape shape;
  shape.byte_order_mark = source.skip_prefix(kByteOrderMark);
  CsvShape nearest;
  std::size_t most = 0;
  std::optional<Error> why;  // the first line that cannot be cut
  std::string separators(kCsvSeparators);
  for (std::size_t lines = 0; lines <= kMaxLeftOut; ++lines) {
    const std::optional<CsvRecord> record = source.next();
    if (!record || record->too_long) break;
    const std::string line(record->text.begin(), record->text.end());
    if (const char said = separator_said_by(line); lines == 0 && said != '\0') {
      separators = said;
      shape.separator_said = true;
      continue;
    }
    const bool blank = trim_blanks(line).empty();
    const Reading reading = blank ? Reading{} : best_reading(line, separators, import, source.place(), why);
    if (!blank && !reading.names.empty() && reading.found == import.columns.size()) {
      shape.separator = reading.separator;
      shape.columns = reading.names;
      shape.header_line = source.place().line;
      shape.line_end = line_end == '\r' ? LineEnd::kCr
                       : record->crlf   ? LineEnd::kCrlf
                                        : LineEnd::kLf;
      require_once(shape, import, source.place());
      return shape;
    }
    if (nearest.columns.empty() || reading.found > most) {
      nearest.columns = reading.names;
      nearest.header_line = source.place().line;
      most = reading.found;
    }
    if (!blank) shape.above.push_back({source.place().line, escape_text(line, 80)});
  }
  if (nearest.columns.empty() && why) throw Error(*why);
  const std::string at = source.place().file + ":" + std::to_string(nearest.header_line);
  for (const std::string& name : import.columns) {
    if (!nearest.columns.empty()) (void)require_column(nearest, name, at);
  }
  throw Error(at + ": the file has no header line");
}

}  // namespace klero::crypto
