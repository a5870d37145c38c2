// Cuts one record of a CSV file into its fields. Internal to crypto/csv.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "crypto/csv/csv_source.h"

namespace klero::crypto {

class CsvFields {
 public:
  // The fields of the record, unquoted; valid as long as the record is, and until the next call.
  // Changes the record's bytes. Throws Error for what csv.h says is refused.
  [[nodiscard]] std::span<const std::string_view> split(const CsvRecord& record, char separator,
                                                        const CsvPlace& place);

 private:
  void split_plain(std::string_view text, char separator, const CsvPlace& place);
  void split_quoted(std::span<char> text, char separator, const CsvPlace& place);
  void add(std::string_view field, const CsvPlace& place);

  std::vector<std::string_view> fields_;
};

}  // namespace klero::crypto
