// Cuts one record of a CSV file into its fields. Internal to crypto/csv.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "crypto/csv/csv_source.h"

namespace klero::crypto {

// Cells that Excel wrote as text: ="00123", with or without quotes around all of it, is 00123. (With
// a quote inside it may be any formula: then it stays as it is, or is refused as a stray quote.)
enum class ExcelText { kNone, kTaken };

class CsvFields {
 public:
  explicit CsvFields(ExcelText excel_text) : excel_text_(excel_text) {}

  // The fields of the record, unquoted; valid as long as the record is, and until the next call.
  // Changes the record's bytes. Throws Error for what csv.h says is refused.
  [[nodiscard]] std::span<const std::string_view> split(const CsvRecord& record, char separator,
                                                        const CsvPlace& place);

 private:
  void split_plain(std::string_view text, char separator, const CsvPlace& place);
  void split_quoted(std::span<char> text, char separator, const CsvPlace& place);
  void add(std::string_view field, const CsvPlace& place);

  ExcelText excel_text_;
  std::vector<std::string_view> fields_;
};

}  // namespace klero::crypto
