#include "selection/register/read_register.h"

#include "crypto/csv/csv.h"
#include "selection/register/row_reader.h"

namespace klero::selection {
namespace {

template <class Read>
RegisterReading read_with(const Order& order, const std::string& name, const Read& read) {
  RegisterReading reading;
  RowReader rows(order, name, reading);
  crypto::CsvVisitor visitor;
  visitor.header = [&](const crypto::CsvShape& shape) { rows.take_header(shape); };
  visitor.row = [&](const crypto::CsvRow& row) { rows.take_row(row); };
  read(visitor);
  rows.finish();
  return reading;
}

}  // namespace

RegisterReading read_register(const Order& order, const std::filesystem::path& file) {
  return read_with(order, file.string(),
                   [&](const crypto::CsvVisitor& visitor) { crypto::read_csv(file, visitor); });
}

RegisterReading read_register_text(const Order& order, std::string_view name,
                                   std::string_view text) {
  return read_with(order, std::string(name),
                   [&](const crypto::CsvVisitor& visitor) {
                     crypto::read_csv_text(name, text, visitor);
                   });
}

}  // namespace klero::selection
