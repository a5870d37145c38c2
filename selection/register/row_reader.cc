#include "selection/register/row_reader.h"

#include <limits>
#include <utility>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/register/birth_date.h"

namespace klero::selection {
namespace {

std::string shown(std::string_view value) {
  return "'" + crypto::escape_text(value, 80) + "'";
}

}  // namespace

RowReader::RowReader(const Order& order, std::string file, RegisterReading& reading)
    : order_(order), file_(std::move(file)), reading_(reading), positions_(order.strata.size()) {
}

void RowReader::take_header(const crypto::CsvShape& shape) {
  const auto column = [&](const std::string& name) {
    return crypto::require_column(shape, name, file_);
  };
  names_ = shape.columns;
  key_ = column(order_.key);
  birth_date_ = column(order_.eligibility.birth_date);
  for (const std::string& name : order_.identity) identity_.push_back(column(name));
  for (const std::string& name : order_.letter_columns) letters_.push_back(column(name));
  for (const StrataColumn& entry : order_.strata) {
    Column found;
    found.entry = &entry;
    if (entry.column) {
      found.field = column(*entry.column);
      found.values = value_map_of(entry);
    }
    strata_.push_back(std::move(found));
  }
}

bool RowReader::refuse(const crypto::CsvRow& row, std::size_t field, const std::string& what) {
  reading_.faults.add(file_, row.line,
                      "column '" + crypto::escape_text(names_[field]) + "' " + what);
  return false;
}

bool RowReader::take_key(const crypto::CsvRow& row) {
  const std::string_view key = cells_.normal(row.fields[key_]);
  if (key.empty()) return refuse(row, key_, "is empty");
  if (const std::string_view fault = fault_of_cell(key); !fault.empty()) {
    return refuse(row, key_, std::string(fault));
  }
  keys_.add(key, static_cast<std::uint32_t>(row.line));
  text_.assign(key);
  return true;
}

std::optional<std::uint64_t> RowReader::eligible_age(const crypto::CsvRow& row) {
  const std::string_view cell = cells_.normal(row.fields[birth_date_]);
  const std::optional<Date> birth = parse_register_date(cell);
  if (!birth) {
    refuse(row, birth_date_, "holds " + shown(cell) + ", not a date as 1970-12-31 or 31.12.1970");
    return std::nullopt;
  }
  const std::optional<int> age = age_on(*birth, order_.day);
  if (!age || static_cast<std::uint64_t>(*age) < order_.eligibility.minimum_age) {
    ++reading_.people.too_young;
    return std::nullopt;
  }
  const auto years = static_cast<std::uint64_t>(*age);
  if (order_.eligibility.maximum_age && years > *order_.eligibility.maximum_age) {
    ++reading_.people.too_old;
    return std::nullopt;
  }
  return years;
}

bool RowReader::find_stratum(const crypto::CsvRow& row, std::uint64_t age) {
  bool known = true;
  for (std::size_t i = 0; i < strata_.size(); ++i) {
    const Column& column = strata_[i];
    if (!column.values) {
      const std::optional<std::uint32_t> category = find_age(*column.entry, age);
      positions_[i] = category.value_or(0);
      // Rule 2.5 leaves no such age, so this is a fault of ours or of the order's reader.
      if (!category) known = refuse(row, birth_date_, "gives an age that no category holds");
      continue;
    }
    const std::string_view cell = cells_.normal(row.fields[column.field]);
    const std::optional<std::uint32_t> category = column.values->find(cell);
    positions_[i] = category.value_or(0);
    if (!category) {
      known = refuse(row, column.field,
                     "holds " + shown(cell) + ", which the order does not know; it knows " +
                         column.values->known_values());
    }
  }
  return known;
}

bool RowReader::take_identity(const crypto::CsvRow& row) {
  bool any = false;
  for (std::size_t i = 0; i < identity_.size(); ++i) {
    const std::string_view cell = cells_.normal(row.fields[identity_[i]]);
    if (const std::string_view fault = fault_of_identity(cell); !fault.empty()) {
      return refuse(row, identity_[i], std::string(fault));
    }
    any = any || !cell.empty();
    text_.append(i == 0 ? "\t" : " | ").append(cell);
  }
  return any || refuse(row, identity_.front(), "is empty, and so are the other identity columns");
}

bool RowReader::take_letters(const crypto::CsvRow& row) {
  for (const std::size_t field : letters_) {
    const std::string_view cell = cells_.normal(row.fields[field]);
    if (const std::string_view fault = fault_of_cell(cell); !fault.empty()) {
      return refuse(row, field, std::string(fault));
    }
    text_.append("\t").append(cell);
  }
  text_ += '\n';
  return true;
}

void RowReader::take_row(const crypto::CsvRow& row) {
  ++reading_.people.rows;
  if (row.line > std::numeric_limits<std::uint32_t>::max()) {
    throw crypto::Error(file_ + ": more lines than this program counts");
  }
  if (!take_key(row)) return;
  const std::optional<std::uint64_t> age = eligible_age(row);
  if (!age || !find_stratum(row, *age) || !take_identity(row) || !take_letters(row)) return;
  Person person;
  person.text = reading_.people.texts.store(text_);
  person.line = static_cast<std::uint32_t>(row.line);
  person.stratum = static_cast<std::uint16_t>(stratum_number(order_, positions_));
  reading_.people.people.push_back(person);
}

void RowReader::finish() {
  keys_.find_duplicates(file_, reading_.faults);
}

}  // namespace klero::selection
