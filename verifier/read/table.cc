#include "verifier/read/table.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "verifier/read/document_limits.h"
#include "verifier/read/lines.h"

namespace klero::verifier {

void visit_rows(const RecordFolder& record, const std::string& path,
                const std::function<bool(const Row&)>& visit) {
  LineStream lines(record.open(path));
  InputLine line;
  Row row;
  std::size_t columns = 0;
  while (lines.next(line)) {
    row.line = line.number;
    row.fields.clear();
    std::size_t begin = 0;
    while (begin <= line.text.size()) {
      const std::size_t end = std::min(line.text.find('\t', begin), line.text.size());
      row.fields.push_back(line.text.substr(begin, end - begin));
      begin = end + 1;
    }
    if (line.number == 1) {
      columns = row.fields.size();
      continue;
    }
    // Cannot happen in a file that was scanned, unless somebody writes to it meanwhile.
    if (line.too_long || row.fields.size() != columns) {
      throw crypto::Error("cannot read '" + crypto::escape_text(path) +
                          "': it has changed since it was looked at");
    }
    if (!visit(row)) {
      return;
    }
  }
}

std::optional<std::uint64_t> read_integer(std::string_view field) {
  const auto value = crypto::parse_uint(field);
  return value && *value <= kMaxInteger ? value : std::nullopt;
}

std::string shown(std::string_view field) {
  return "'" + crypto::escape_text(field, 100) + "'";
}

}  // namespace klero::verifier
