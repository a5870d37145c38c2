// Reading the rows of a table whose grammar has been scanned and found right.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "verifier/read/folder.h"

namespace klero::verifier {

struct Row {
  std::uint64_t line = 0;                // of the file; the first row is on line 2
  std::vector<std::string_view> fields;  // valid during the call only
};

// Hands every row to `visit`, in order; stops when it returns false. Throws Error if the file cannot
// be read or has changed since the scan.
void visit_rows(const RecordFolder& record, const std::string& path,
                const std::function<bool(const Row&)>& visit);

// Protocol 0: decimal, without sign or leading zero; here at most 2^53-1.
[[nodiscard]] std::optional<std::uint64_t> read_integer(std::string_view field);

// A field as it stands in a finding: escaped, in quotes.
[[nodiscard]] std::string shown(std::string_view field);

}  // namespace klero::verifier
