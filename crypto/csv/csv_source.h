// Cuts a stream of bytes into the records of a CSV file: lines, joined where a quote is open.
// Internal to crypto/csv.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/csv/encoding.h"

namespace klero::crypto {

// Where we are, for messages.
struct CsvPlace {
  std::string file;
  std::uint64_t line = 1;  // on which the current record begins

  // "file:line", `lines_on` lines further on.
  [[nodiscard]] std::string at(std::uint64_t lines_on) const;
};

// The bytes of one record without its line end; they may be changed by whoever reads them. In
// UTF-8, if the source was.
struct CsvRecord {
  std::span<char> text;
  bool crlf = false;
  bool too_long = false;  // the text is only the beginning
};

inline constexpr std::string_view kCsvSeparators = ",;\t";

// The separator that stands most often outside quotes; a header without any is one column.
//
// Throws Error if two stand equally often.
[[nodiscard]] char find_separator(std::string_view header, const CsvPlace& place);

class CsvSource {
 public:
  // line_end  the byte that ends a line: LF, or CR for files that have no LF at all
  CsvSource(std::string file, ByteSource fill, char line_end = '\n');

  // Skips `prefix` if the stream begins with it; only before the first next().
  bool skip_prefix(std::string_view prefix);

  // The next record, valid until the call after; nothing at the end.
  [[nodiscard]] std::optional<CsvRecord> next();

  [[nodiscard]] const CsvPlace& place() const { return place_; }

 private:
  [[nodiscard]] bool refill();
  [[nodiscard]] std::optional<std::size_t> find_end();
  [[nodiscard]] CsvRecord take(std::size_t length, bool terminated);

  CsvPlace place_;
  ByteSource fill_;
  char line_end_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // of the record
  std::size_t seen_ = 0;   // up to here the record holds no end
  std::size_t end_ = 0;    // of what has been read
  bool quoted_ = false;    // the state at seen_
  bool at_end_ = false;    // of the stream
  std::uint64_t lines_ = 0;  // of the current record
};

}  // namespace klero::crypto
