#include "crypto/csv/csv_fields.h"

#include <string>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/csv/csv.h"

namespace klero::crypto {
namespace {

void require_text(std::string_view text, const CsvPlace& place) {
  if (!is_utf8(text)) {
    throw Error(place.at(0) + ": expected UTF-8, got other bytes",
                "save the file as UTF-8, or convert it with iconv");
  }
  if (text.find('\0') != std::string_view::npos) {
    throw Error(place.at(0) + ": expected text, got a NUL byte");
  }
}

// A CR is part of a line end, which the source has taken off, or of a quoted field.
void require_no_bare_cr(std::string_view text, const CsvPlace& place) {
  if (text.find('\r') != std::string_view::npos) {
    throw Error(place.at(0) + ": expected lines ending in LF or CRLF, got a bare CR",
                "save the file with Unix or Windows line ends");
  }
}

struct Cursor {
  std::span<char> text;
  std::size_t at = 0;
  std::uint64_t lines = 0;  // line breaks passed

  [[nodiscard]] bool in_quotes() const { return at < text.size() && text[at] == '"'; }
  [[nodiscard]] bool in_excel_text() const {
    return at + 1 < text.size() && text[at] == '=' && text[at + 1] == '"';
  }
};

// Doubled quotes are pulled together in place: the field only gets shorter.
std::string_view take_quoted(Cursor& cursor, char separator, const CsvPlace& place) {
  const std::span<char> text = cursor.text;
  const std::size_t begin = ++cursor.at;
  std::size_t end = begin;
  while (true) {
    if (cursor.at == text.size()) {
      throw Error(place.at(0) + ": a quote is opened and never closed");
    }
    const char c = text[cursor.at++];
    if (c == '"' && !cursor.in_quotes()) {
      break;
    }
    cursor.at += c == '"' ? 1U : 0U;
    cursor.lines += c == '\n' ? 1U : 0U;
    text[end++] = c;
  }
  if (cursor.at < text.size() && text[cursor.at] != separator) {
    throw Error(place.at(cursor.lines) +
                ": expected a separator after a closing quote, got other text");
  }
  return {text.data() + begin, end - begin};
}

void refuse_stray_quote(const CsvPlace& place, std::uint64_t lines) {
  throw Error(place.at(lines) + ": a quote inside an unquoted field",
              "put the whole field in quotes and write each quote in it twice");
}

std::string_view take_bare(Cursor& cursor, char separator, const CsvPlace& place) {
  const std::size_t begin = cursor.at;
  while (cursor.at < cursor.text.size() && cursor.text[cursor.at] != separator) {
    if (cursor.in_quotes()) refuse_stray_quote(place, cursor.lines);
    ++cursor.at;
  }
  const std::string_view field(cursor.text.data() + begin, cursor.at - begin);
  require_no_bare_cr(field, place);
  return field;
}

// ="00123", not in quotes as a whole.
std::string_view take_excel_text(Cursor& cursor, char separator, const CsvPlace& place) {
  ++cursor.at;  // the sign
  const std::string_view field = take_quoted(cursor, separator, place);
  if (field.find('"') != std::string_view::npos) refuse_stray_quote(place, cursor.lines);
  return field;
}

// The text of a whole cell ="00123"; any other cell as it is.
std::string_view without_excel_text(std::string_view field) {
  if (field.size() < 3 || !field.starts_with("=\"") || field.back() != '"') return field;
  const std::string_view text = field.substr(2, field.size() - 3);
  return text.find('"') == std::string_view::npos ? text : field;
}

}  // namespace

std::span<const std::string_view> CsvFields::split(const CsvRecord& record, char separator,
                                                   const CsvPlace& place) {
  fields_.clear();
  const std::string_view text(record.text.data(), record.text.size());
  // The cut of a record that is too long may lie within a character.
  if (!record.too_long) {
    require_text(text, place);
  }
  if (text.find('"') == std::string_view::npos) {
    split_plain(text, separator, place);
  } else {
    split_quoted(record.text, separator, place);
  }
  if (record.too_long) {
    throw Error(place.at(0) + ": the row is longer than " + std::to_string(kMaxCsvRecordBytes) +
                " bytes");
  }
  return fields_;
}

void CsvFields::add(std::string_view field, const CsvPlace& place) {
  if (fields_.size() == kMaxCsvColumns) {
    throw Error(place.at(0) + ": more than " + std::to_string(kMaxCsvColumns) + " fields");
  }
  fields_.push_back(field);
}

void CsvFields::split_plain(std::string_view text, char separator, const CsvPlace& place) {
  require_no_bare_cr(text, place);
  while (true) {
    const std::size_t length = text.find(separator);
    add(text.substr(0, length), place);
    if (length == std::string_view::npos) {
      return;
    }
    text.remove_prefix(length + 1);
  }
}

void CsvFields::split_quoted(std::span<char> text, char separator, const CsvPlace& place) {
  Cursor cursor{text};
  while (true) {
    const bool excel = excel_text_ == ExcelText::kTaken;
    if (excel && cursor.in_excel_text()) {
      add(take_excel_text(cursor, separator, place), place);
    } else if (cursor.in_quotes()) {
      const std::string_view field = take_quoted(cursor, separator, place);
      add(excel ? without_excel_text(field) : field, place);
    } else {
      add(take_bare(cursor, separator, place), place);
    }
    if (cursor.at == text.size()) {
      return;
    }
    ++cursor.at;  // the separator
  }
}

}  // namespace klero::crypto
