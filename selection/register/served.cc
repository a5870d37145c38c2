#include "selection/register/served.h"

#include <algorithm>

#include "crypto/base/text.h"
#include "selection/register/cell.h"

namespace klero::selection {
namespace {

// Takes the number of one row after the other.
class NumberReader {
 public:
  NumberReader(const Order& order, std::string file, ServedReading& reading)
      : order_(order), file_(std::move(file)), reading_(reading) {}

  [[nodiscard]] crypto::CsvImport import(const crypto::CsvSaid& said) {
    crypto::CsvImport import;
    import.columns = {order_.key};
    import.filled = {order_.key};
    import.said = said;
    import.normal_name = normal_cell;
    import.bad_row = [this](const std::string& told) { reading_.faults.add(told); };
    return import;
  }

  [[nodiscard]] crypto::CsvVisitor visitor() {
    crypto::CsvVisitor visitor;
    visitor.header = [this](const crypto::CsvShape& shape) {
      field_ = crypto::require_column(shape, order_.key, file_);
    };
    visitor.row = [this](const crypto::CsvRow& row) { take(row); };
    return visitor;
  }

  void finish() {
    std::vector<std::string>& numbers = reading_.numbers;
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  }

 private:
  void take(const crypto::CsvRow& row) {
    const std::string_view number = cells_.normal(row.fields[field_]);
    if (number.empty()) {
      reading_.faults.add(file_, row.line,
                          "column '" + crypto::escape_text(order_.key) + "' is empty");
    } else {
      reading_.numbers.emplace_back(number);
    }
  }

  const Order& order_;
  std::string file_;
  ServedReading& reading_;
  CellReader cells_;
  std::size_t field_ = 0;
};

}  // namespace

ServedReading read_served(const Order& order, const std::filesystem::path& file,
                          const crypto::CsvSaid& said) {
  ServedReading reading;
  NumberReader rows(order, file.string(), reading);
  reading.shape = crypto::import_csv(file, rows.import(said), rows.visitor());
  rows.finish();
  return reading;
}

ServedReading read_served_text(const Order& order, std::string_view name, std::string_view text) {
  ServedReading reading;
  NumberReader rows(order, std::string(name), reading);
  reading.shape = crypto::import_csv_text(name, text, rows.import({}), rows.visitor());
  rows.finish();
  return reading;
}

}  // namespace klero::selection
