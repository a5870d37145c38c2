// Any bytes as a register: what is read is text, and reads the same when it is written plainly;
// what is refused is told in one short line of text.

#include <cstdlib>
#include <string>
#include <vector>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/csv/csv_import.h"

namespace {

using klero::crypto::CsvImport;
using klero::crypto::CsvRow;
using klero::crypto::CsvShape;

using Rows = std::vector<std::vector<std::string>>;

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

void check_message(std::string_view message) {
  require(message.size() < 4000 && klero::crypto::is_utf8(message) &&
          !klero::crypto::has_control(message));
}

struct Table {
  CsvShape shape;
  Rows rows;
};

Table read(std::string_view bytes) {
  CsvImport import;
  import.columns = {"nr", "geboren"};
  import.filled = import.columns;
  Table table;
  table.shape = klero::crypto::import_csv_text(
      "register.csv", bytes, import, {.header = {}, .row = [&](const CsvRow& row) {
                                        table.rows.emplace_back(row.fields.begin(),
                                                                row.fields.end());
                                      }});
  return table;
}

void append_plainly(std::string& text, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    text += i == 0 ? "\"" : ";\"";
    for (const char c : cells[i]) {
      text += c == '"' ? "\"\"" : std::string(1, c);
    }
    text += '"';
  }
  text += '\n';
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Table table;
  try {
    table = read({reinterpret_cast<const char*>(data), size});
  } catch (const klero::crypto::Error& error) {
    check_message(error.what());
    return 0;
  }
  check_message(klero::crypto::describe_shape(table.shape));
  std::string plain;
  append_plainly(plain, table.shape.columns);
  for (const std::vector<std::string>& row : table.rows) {
    require(row.size() == table.shape.columns.size());
    append_plainly(plain, row);
  }
  require(klero::crypto::is_utf8(plain));
  const Table again = read(plain);
  require(again.rows == table.rows && again.shape.columns == table.shape.columns);
  return 0;
}
