#include "selection/register/row_reader.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/register/birth_date.h"

namespace klero::selection {
namespace {

constexpr int kOldest = 110;  // years; a few people in the world are older

std::string shown(std::string_view value) {
  return "'" + crypto::escape_value(value, 80) + "'";
}

}  // namespace

std::vector<std::string> columns_of_register(const Order& order) {
  std::vector<std::string> columns{order.key, order.eligibility.birth_date};
  columns.insert(columns.end(), order.identity.begin(), order.identity.end());
  columns.insert(columns.end(), order.letter_columns.begin(), order.letter_columns.end());
  for (const EligibilityRule& rule : order.eligibility.rules) columns.push_back(rule.column);
  for (const StrataColumn& entry : order.strata) {
    if (entry.column) columns.push_back(*entry.column);
  }
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  return columns;
}

RowReader::RowReader(const Order& order, const ServedList& served, std::string file,
                     RegisterReading& reading)
    : order_(order),
      served_(served),
      file_(std::move(file)),
      reading_(reading),
      positions_(order.strata.size()) {
  reading_.people.excluded = reasons_of(order);
}

void RowReader::take_header(const crypto::CsvShape& shape) {
  const auto column = [&](const std::string& name) {
    return crypto::require_column(shape, name, file_);
  };
  names_ = shape.columns;
  digits_.resize(names_.size());
  odd_.resize(names_.size());
  key_ = column(order_.key);
  birth_date_ = column(order_.eligibility.birth_date);
  for (const std::string& name : order_.identity) identity_.push_back(column(name));
  for (const std::string& name : order_.letter_columns) letters_.push_back(column(name));
  for (const EligibilityRule& rule : order_.eligibility.rules) {
    rules_.push_back({column(rule.column), RuleLookup(rule)});
  }
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

bool RowReader::refuse_value(const crypto::CsvRow& row, std::size_t field, std::string_view value,
                             const ValueMap& known) {
  const std::string zeros = known.lost_zeros(value);
  const std::string likely = known.likely(value);
  return refuse(row, field,
                "holds " + shown(value) + ", which the order does not know; it knows " +
                    known.known_values() +
                    (!zeros.empty()    ? zeros
                     : likely.empty() ? likely
                                      : likely + " then the order must list it"));
}

bool RowReader::take_key(const crypto::CsvRow& row) {
  const std::string_view key = cells_.normal(row.fields[key_]);
  if (key.empty()) return refuse(row, key_, "is empty");
  if (const std::string_view fault = fault_of_cell(key); !fault.empty()) {
    return refuse(row, key_, std::string(fault));
  }
  if (key == names_[key_]) return refuse(row, key_, "holds the name of the column: the header once more");
  if (is_spreadsheet_error(key)) {
    return refuse(row, key_, "holds " + shown(key) + ", which a spreadsheet writes for an error");
  }
  if (is_shortened_number(key)) {
    return refuse(row, key_, "holds " + shown(key) +
                                 ", a number that a spreadsheet has shortened: its digits are lost");
  }
  odd_[key_].take(key, row.line);
  keys_.add(key, static_cast<std::uint32_t>(row.line));
  digits_[key_].take(key);
  text_.assign(key);
  return true;
}

// False, for whoever is excluded goes no further.
bool RowReader::exclude(std::string_view reason) {
  ++std::ranges::find(reading_.people.excluded, reason, &Excluded::why)->people;
  return false;
}

// The first rule that excludes him gives the reason; what the others' columns hold is not asked.
bool RowReader::pass_rules(const crypto::CsvRow& row) {
  for (const Rule& rule : rules_) {
    const std::string_view cell = cells_.normal(row.fields[rule.field]);
    const std::optional<std::string_view> reason = rule.lookup.reason_for(cell);
    if (!reason) return refuse_value(row, rule.field, cell, rule.lookup.values());
    if (reason->empty()) continue;
    const std::string_view born = cells_.normal(row.fields[birth_date_]);
    if (!parse_register_date(born) && !parse_register_age(born)) undated_.see(row.line);
    return exclude(*reason);
  }
  return true;
}

// An age names nobody, so it cannot be part of an identity; and a single age among birth dates is
// rather a date that was spoilt.
bool RowReader::refuse_age(const crypto::CsvRow& row) {
  if (std::ranges::find(identity_, birth_date_) != identity_.end()) {
    return refuse(row, birth_date_, "holds an age, and the order makes it part of the identity");
  }
  if (first_date_ != 0) {
    return refuse(row, birth_date_,
                  "holds an age, and a birth date in line " + std::to_string(first_date_));
  }
  return true;
}

// The age in completed years on the day, below 0 for who is born later; none if it is refused.
std::optional<int> RowReader::read_age(const crypto::CsvRow& row) {
  const std::string_view cell = cells_.normal(row.fields[birth_date_]);
  if (const std::optional<Date> birth = parse_register_date(cell)) {
    if (first_date_ == 0) first_date_ = row.line;
    if (reading_.people.ages > 0) {
      refuse(row, birth_date_, "holds a birth date, and an age in the lines before");
      return std::nullopt;
    }
    birth_ = birth;
    return age_on(*birth, order_.day).value_or(-1);
  }
  if (const std::optional<std::uint64_t> age = parse_register_age(cell)) {
    if (!refuse_age(row)) return std::nullopt;
    ++reading_.people.ages;
    return static_cast<int>(*age);
  }
  refuse(row, birth_date_,
         "holds " + shown(cell) +
             std::string(why_no_date(cell)));
  return std::nullopt;
}

std::optional<std::uint64_t> RowReader::eligible_age(const crypto::CsvRow& row) {
  const std::optional<int> age = read_age(row);
  if (!age) return std::nullopt;
  if (*age < 0) unborn_.see(row.line);
  if (*age > kOldest) ancient_.see(row.line);
  if (*age < 0 || static_cast<std::uint64_t>(*age) < order_.eligibility.minimum_age) {
    exclude(kTooYoung);
    return std::nullopt;
  }
  const auto years = static_cast<std::uint64_t>(*age);
  if (order_.eligibility.maximum_age && years > *order_.eligibility.maximum_age) {
    exclude(kTooOld);
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
      known = refuse_value(row, column.field, cell, *column.values);
    }
  }
  return known;
}

bool RowReader::take_identity(const crypto::CsvRow& row) {
  bool any = false;
  for (std::size_t i = 0; i < identity_.size(); ++i) {
    const std::string date =
        identity_[i] == birth_date_ && birth_ ? iso_date(*birth_) : std::string();
    const std::string_view cell =
        date.empty() ? cells_.normal(row.fields[identity_[i]]) : std::string_view(date);
    if (const std::string_view fault = fault_of_identity(cell); !fault.empty()) {
      return refuse(row, identity_[i], std::string(fault));
    }
    odd_[identity_[i]].take(cell, row.line);
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
    digits_[field].take(cell);
    if (std::ranges::find(identity_, field) == identity_.end()) odd_[field].take(cell, row.line);
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
  const bool has_served = std::ranges::binary_search(served_, text_);
  if (has_served) ++served_found_;
  if (!pass_rules(row)) return;
  const std::optional<std::uint64_t> age = eligible_age(row);
  if (!age || (has_served && !exclude(*order_.eligibility.served))) return;
  if (!find_stratum(row, *age) || !take_identity(row) || !take_letters(row)) return;
  Person person;
  person.text = reading_.people.texts.store(text_);
  person.line = static_cast<std::uint32_t>(row.line);
  person.stratum = static_cast<std::uint16_t>(stratum_number(order_, positions_));
  reading_.people.people.push_back(person);
  if (birth_) index_.add(person, *birth_);
}

void RowReader::note_columns() {
  for (std::size_t field = 0; field < names_.size(); ++field) {
    const std::string where = "column '" + crypto::escape_text(names_[field]) + "': ";
    if (const std::string note = digits_[field].note(); !note.empty()) {
      reading_.notes.push_back(where + note);
    }
    for (const std::string& note : odd_[field].notes()) reading_.notes.push_back(where + note);
  }
}

void RowReader::finish() {
  note_columns();
  const std::string born = "column '" + crypto::escape_text(names_[birth_date_]) + "': ";
  const auto note_births = [&](const SeenRows& rows, const std::string& what) {
    if (rows.count > 0) reading_.notes.push_back(born + what + ": " + rows.words());
  };
  note_births(ancient_, "older than " + std::to_string(kOldest) + " years, alive according to the register");
  note_births(unborn_, "born after the day of eligibility, " + iso_date(order_.day) +
                           ", counted as too young; a slip of the pen?");
  note_births(undated_, "no birth date, counted as excluded by a rule; a sum or a title?");
  if (const std::uint64_t ages = reading_.people.ages; ages > 0) {
    reading_.notes.push_back(born + std::to_string(ages) +
                             " rows give an age and no birth date: taken for the age on " +
                             iso_date(order_.day));
  }
  if (served_found_ < served_.size()) {
    const std::uint64_t lost = served_.size() - served_found_;
    reading_.notes.push_back("of the " + std::to_string(served_.size()) +
                             " numbers on the list of those who have served " +
                             std::to_string(lost) +
                             (lost == 1 ? " is not in the register" : " are not in the register"));
  }
  keys_.find_duplicates(file_, reading_.faults);
  const SeenRows alike = index_.find_doubles(reading_.people.people, file_, reading_.faults);
  if (alike.count > 0) {
    reading_.notes.push_back(
        "perhaps the same person as in an earlier row, under another key: only capitals, blanks or signs differ: " +
        alike.words());
  }
}

}  // namespace klero::selection
