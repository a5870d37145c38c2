// From one row of the register to one person, or to what is wrong with the row.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "crypto/csv/csv.h"
#include "selection/order/order.h"
#include "selection/register/cell.h"
#include "selection/register/classify.h"
#include "selection/register/digit_watch.h"
#include "selection/register/duplicate_keys.h"
#include "selection/register/odd_cells.h"
#include "selection/register/read_register.h"
#include "selection/register/rule_lookup.h"
#include "selection/register/same_people.h"
#include "selection/register/seen_rows.h"
#include "selection/register/served.h"

namespace klero::selection {

// The columns of the register that the order names, each once.
[[nodiscard]] std::vector<std::string> columns_of_register(const Order& order);

class RowReader {
 public:
  // `order`, `reading` and `served` must outlive the reader. `file` is for messages; `served` is
  // ascending, empty if there is no list.
  RowReader(const Order& order, const ServedList& served, std::string file,
            RegisterReading& reading);

  // Finds the columns. Throws Error if one is missing.
  void take_header(const crypto::CsvShape& shape);

  // Adds a person, or a fault, or counts one who cannot be drawn.
  void take_row(const crypto::CsvRow& row);

  // After the last row: finds keys and people that stand twice, and what is odd in the columns.
  void finish();

 private:
  // One entry of Order::strata, ready for looking up.
  struct Column {
    const StrataColumn* entry = nullptr;
    std::size_t field = 0;  // unused for ages
    std::optional<ValueMap> values;
  };

  // One rule of eligibility.
  struct Rule {
    std::size_t field = 0;
    RuleLookup lookup;
  };

  bool take_key(const crypto::CsvRow& row);
  bool take_identity(const crypto::CsvRow& row);
  bool take_letters(const crypto::CsvRow& row);
  void note_columns();
  std::optional<int> read_age(const crypto::CsvRow& row);
  std::optional<std::uint64_t> eligible_age(const crypto::CsvRow& row);
  bool refuse_age(const crypto::CsvRow& row);
  bool pass_rules(const crypto::CsvRow& row);
  bool exclude(std::string_view reason);
  bool find_stratum(const crypto::CsvRow& row, std::uint64_t age);
  bool refuse(const crypto::CsvRow& row, std::size_t field, const std::string& what);
  bool refuse_value(const crypto::CsvRow& row, std::size_t field, std::string_view value,
                    const ValueMap& known);

  const Order& order_;
  const ServedList& served_;
  std::uint64_t served_found_ = 0;  // numbers of the list that stand in the register
  std::string file_;
  RegisterReading& reading_;
  CellReader cells_;
  KeyIndex keys_;
  PeopleIndex index_;
  std::vector<DigitWatch> digits_;  // of all columns
  std::vector<OddCells> odd_;       // of all columns
  SeenRows ancient_;                // give an age above kOldest
  SeenRows unborn_;                 // a birth after the day
  SeenRows undated_;                // are excluded by a rule, and have no birth date
  std::vector<std::string> names_;  // of all columns
  std::size_t key_ = 0;
  std::size_t birth_date_ = 0;
  std::uint64_t first_date_ = 0;  // the line of the first birth date; 0 before it
  std::vector<std::size_t> identity_;
  std::vector<std::size_t> letters_;
  std::vector<Rule> rules_;
  std::vector<Column> strata_;
  // Of the row at hand; kept so that their memory is.
  std::string text_;
  std::optional<Date> birth_;  // none if the register gives ages
  CategoryPositions positions_;
};

}  // namespace klero::selection
