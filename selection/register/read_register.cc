#include "selection/register/read_register.h"

#include "selection/register/cell.h"
#include "selection/register/row_reader.h"

namespace klero::selection {
namespace {

crypto::CsvImport import_for(const Order& order, const crypto::CsvSaid& said,
                             RowFaults& faults) {
  crypto::CsvImport import;
  import.columns = columns_of_register(order);
  import.filled = {order.key, order.eligibility.birth_date};
  import.said = said;
  import.normal_name = normal_cell;
  import.bad_row = [&faults](const std::string& told) { faults.add(told); };
  return import;
}

template <class Read>
RegisterReading read_with(const Order& order, const std::string& name,
                          const crypto::CsvSaid& said, const ServedList& served,
                          const Read& read) {
  RegisterReading reading;
  RowReader rows(order, served, name, reading);
  crypto::CsvVisitor visitor;
  visitor.header = [&](const crypto::CsvShape& shape) { rows.take_header(shape); };
  visitor.row = [&](const crypto::CsvRow& row) { rows.take_row(row); };
  reading.shape = read(import_for(order, said, reading.faults), visitor);
  rows.finish();
  return reading;
}

}  // namespace

RegisterReading read_register(const Order& order, const std::filesystem::path& file,
                              const crypto::CsvSaid& said, const ServedList& served) {
  return read_with(order, file.string(), said, served,
                   [&](const crypto::CsvImport& import, const crypto::CsvVisitor& visitor) {
                     return crypto::import_csv(file, import, visitor);
                   });
}

RegisterReading read_register_text(const Order& order, std::string_view name,
                                   std::string_view text, const crypto::CsvSaid& said,
                                   const ServedList& served) {
  return read_with(order, std::string(name), said, served,
                   [&](const crypto::CsvImport& import, const crypto::CsvVisitor& visitor) {
                     return crypto::import_csv_text(name, text, import, visitor);
                   });
}

}  // namespace klero::selection
