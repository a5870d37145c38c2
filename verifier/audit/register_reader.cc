#include "verifier/audit/register_reader.h"

#include <sodium.h>

#include <algorithm>
#include <chrono>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"
#include "crypto/hash/sha256_sodium.h"
#include "verifier/audit/eligible.h"

namespace klero::verifier {
namespace {

using Date = std::chrono::year_month_day;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> read_date(std::string_view text) {
  std::string_view y;
  std::string_view m;
  std::string_view d;
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {  // 1970-12-31
    y = text.substr(0, 4);
    m = text.substr(5, 2);
    d = text.substr(8);
  } else if (text.size() == 8 && digits(text)) {  // 19701231
    y = text.substr(0, 4);
    m = text.substr(4, 2);
    d = text.substr(6);
  } else if (const auto parts = crypto::split(text, '.'); parts.size() == 3) {  // 31.12.1970
    d = parts[0];
    m = parts[1];
    y = parts[2];
  }
  const auto year = digits(y);
  const auto month = digits(m);
  const auto day = digits(d);
  if (y.size() != 4 || m.empty() || m.size() > 2 || d.empty() || d.size() > 2 || !year || !month ||
      !day || *year < 1800 || *year > 2199) {
    return std::nullopt;
  }
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// As it stands in the identity line.
std::string iso(const Date& date) {
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day()));
}

// An age in place of a birth date: 0 to 130, without leading zeros.
std::optional<std::int64_t> read_written_age(std::string_view text) {
  const auto age = text.size() <= 3 && !text.empty() && (text == "0" || text.front() != '0')
                       ? digits(text)
                       : std::nullopt;
  return age && *age <= 130 ? std::optional<std::int64_t>(*age) : std::nullopt;
}

std::int64_t years_between(const Date& born, const Date& today) {
  const std::int64_t years = static_cast<int>(today.year()) - static_cast<int>(born.year());
  const bool to_come = today.month() < born.month() ||
                       (today.month() == born.month() && today.day() < born.day());
  return years - (to_come ? 1 : 0);
}

std::optional<std::size_t> category_of(const StratumColumn& column, std::string_view value,
                                       std::uint64_t age) {
  for (std::size_t c = 0; c < column.categories.size(); ++c) {
    const StratumCategory& category = column.categories[c];
    const bool inside =
        column.column ? is_among(value, category.values)
                      : age >= category.from && (!category.to || age <= *category.to);
    if (inside) {
      return c;
    }
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(const Examination& x, const AuditTable& table, const ServedNumbers& served,
         Outcome& outcome)
      : x_(x), order_(*x.order), table_(table), served_(served), outcome_(outcome) {}

  void take_header(const crypto::CsvShape& shape) {
    const crypto::Json& order = *x_.scan.order;
    const auto column = [&](const std::string& name) {
      return crypto::require_column(shape, name, table_.name);
    };
    key_ = column(order.at("key").get<std::string>());
    birth_ = column(order.at("eligibility").at("birth_date").get<std::string>());
    for (const crypto::Json& name : order.at("identity")) {
      identity_.push_back(column(name.get<std::string>()));
    }
    for (const EligibilityRule& rule : order_.eligibility.rules) {
      rules_.push_back(column(rule.column));
    }
    for (const std::string& name : order_.household.value_or(std::vector<std::string>())) {
      household_.push_back(column(name));
    }
    for (const StratumColumn& entry : order_.strata) {
      strata_.push_back(entry.column ? std::optional(column(*entry.column)) : std::nullopt);
    }
  }

  std::optional<RegisterPerson> read(const crypto::CsvRow& row) {
    RegisterPerson person;
    person.line = row.line;
    person.key = crypto::trim_blanks(row.fields[key_]);
    if (person.key.empty()) {
      fail(row, "a register number", row.fields[key_]);
      return std::nullopt;
    }
    const auto born = read_date(crypto::trim_blanks(row.fields[birth_]));
    for (std::size_t i = 0; i < identity_.size(); ++i) {
      person.identity += i == 0 ? "" : " | ";
      person.identity += identity_[i] == birth_ && born
                             ? iso(*born)
                             : std::string(crypto::trim_blanks(row.fields[identity_[i]]));
    }
    for (const std::size_t field : household_) {
      person.household.emplace_back(crypto::trim_blanks(row.fields[field]));
    }
    const auto reason = reason_by_rules(row);
    if (!reason || !reason->empty()) {
      person.excluded = reason.value_or("");
      return reason ? std::optional(person) : std::nullopt;
    }
    const auto age = age_of(row, born);
    if (!age) {
      return std::nullopt;
    }
    person.excluded = reason_by_age(order_.eligibility, *age);
    if (person.excluded.empty() && std::ranges::binary_search(served_, person.key)) {
      person.excluded = *order_.eligibility.served;
    }
    if (person.excluded.empty() && !place(row, static_cast<std::uint64_t>(*age), person)) {
      return std::nullopt;
    }
    return person;
  }

 private:
  void fail(const crypto::CsvRow& row, const std::string& expected, std::string_view got) {
    outcome_.fail({table_.name, row.line, expected, shown(got)});
  }

  // The age on the day, written or from the birth date; a table has birth dates or ages, not both.
  std::optional<std::int64_t> age_of(const crypto::CsvRow& row, const std::optional<Date>& born) {
    const bool named = std::ranges::find(identity_, birth_) != identity_.end();
    const auto age =
        named ? std::nullopt : read_written_age(crypto::trim_blanks(row.fields[birth_]));
    if (!written_ages_ && (born || age)) {
      written_ages_ = !born;
    }
    if (born && !*written_ages_) {
      return years_between(*born, *read_date(order_.day));
    }
    if (age && *written_ages_) {
      return age;
    }
    fail(row,
         written_ages_.value_or(false) ? "an age, as in the lines before"
                                       : "a birth date as 1970-12-31, 31.12.1970 or 19701231",
         row.fields[birth_]);
    return std::nullopt;
  }

  // The reason that the first rule gives; empty if no rule excludes; none if a value is unknown.
  std::optional<std::string> reason_by_rules(const crypto::CsvRow& row) {
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      const EligibilityRule& rule = order_.eligibility.rules[i];
      const std::string_view value = crypto::trim_blanks(row.fields[rules_[i]]);
      // A value that is not composed would be taken for another one.
      const auto reason = has_combining_mark(value) ? std::nullopt : reason_by(rule, value);
      if (!reason) {
        fail(row, "a value of '" + crypto::escape_text(rule.column) + "' that the order knows", value);
      }
      if (!reason || !reason->empty()) {
        return reason;
      }
    }
    return "";
  }

  // The number of the stratum: the first entry varies slowest.
  bool place(const crypto::CsvRow& row, std::uint64_t age, RegisterPerson& person) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < strata_.size(); ++i) {
      const std::string_view value = strata_[i] ? crypto::trim_blanks(row.fields[*strata_[i]]) : "";
      const auto category = category_of(order_.strata[i], value, age);
      if (!category) {
        fail(row, "a value of '" + crypto::escape_text(order_.strata[i].name) + "' of the order",
             strata_[i] ? value : row.fields[birth_]);
        return false;
      }
      number = number * order_.strata[i].categories.size() + *category;
    }
    person.stratum = static_cast<std::uint32_t>(number + 1);
    return true;
  }

  const Examination& x_;
  const Order& order_;
  const AuditTable& table_;
  const ServedNumbers& served_;
  Outcome& outcome_;
  std::size_t key_ = 0;
  std::size_t birth_ = 0;
  std::optional<bool> written_ages_;  // in place of birth dates, as the first row shows
  std::vector<std::size_t> identity_;
  std::vector<std::size_t> rules_;
  std::vector<std::size_t> household_;
  std::vector<std::optional<std::size_t>> strata_;
};

}  // namespace

std::optional<std::chrono::year_month_day> read_written_date(std::string_view text) {
  return read_date(text);
}

void visit_csv(const AuditTable& table, crypto::CsvImport import,
               const crypto::CsvVisitor& visitor) {
  import.said = table.said;
  if (table.file) {
    (void)crypto::import_csv(*table.file, import, visitor);
  } else {
    (void)crypto::import_csv_text(table.name, table.text, import, visitor);
  }
}

void visit_register(const Examination& x, const AuditTable& table, const ServedNumbers& served,
                    Outcome& outcome, const std::function<void(const RegisterPerson&)>& visit) {
  Reader reader(x, table, served, outcome);
  const crypto::Json& order = *x.scan.order;
  crypto::CsvImport import;
  import.filled = {order.at("key").get<std::string>(),
                   order.at("eligibility").at("birth_date").get<std::string>()};
  import.columns = import.filled;
  for (const crypto::Json& name : order.at("identity")) {
    import.columns.push_back(name.get<std::string>());
  }
  for (const EligibilityRule& rule : x.order->eligibility.rules) {
    import.columns.push_back(rule.column);
  }
  for (const std::string& name : x.order->household.value_or(std::vector<std::string>())) {
    import.columns.push_back(name);
  }
  for (const StratumColumn& entry : x.order->strata) {
    if (entry.column) {
      import.columns.push_back(*entry.column);
    }
  }
  import.bad_row = [&](const std::string& told) {
    outcome.fail({table.name, 0, "a row that can be read", told});
  };
  visit_csv(table, import, {.header = [&](const crypto::CsvShape& shape) { reader.take_header(shape); },
                            .row = [&](const crypto::CsvRow& row) {
                      if (const auto person = reader.read(row)) {
                        visit(*person);
                      }
                    }});
}

LeafRebuilder::LeafRebuilder(const Examination& x, const crypto::Digest& master)
    : order_(*x.order), anchor_(crypto::to_hex(*x.scan.step(1)->checksum)), master_(master) {
  nonce_start_ = lines({label(order_, "nonce"), anchor_});
  leaf_start_ = lines({label(order_, "leaf"), anchor_});
  for (std::uint32_t number = 1; number <= x.strata.size(); ++number) {
    strata_.push_back(text_of_stratum(*x.order, number));
  }
}

LeafRebuilder::Mac LeafRebuilder::mac(const std::string& text) const {
  crypto::Digest whole{};
  static_assert(crypto_auth_hmacsha256_BYTES == 32 && crypto_auth_hmacsha256_KEYBYTES == 32);
  crypto_auth_hmacsha256(whole.data(), reinterpret_cast<const unsigned char*>(text.data()),
                         text.size(), master_.data());
  Mac first{};
  std::copy_n(whole.begin(), first.size(), first.begin());
  return first;
}

crypto::LetterNonce LeafRebuilder::nonce(const std::string& key) const {
  return mac(nonce_start_ + key + "\n");
}

// Of somebody whose columns are all empty: a tag of his own.
LeafRebuilder::Mac LeafRebuilder::tag(const RegisterPerson& person) const {
  const bool alone = std::ranges::all_of(person.household, &std::string::empty);
  std::string text = lines({label(order_, alone ? "alone" : "household"), anchor_});
  for (const std::string& value : alone ? std::vector{person.key} : person.household) {
    text += value + "\n";
  }
  return mac(text);
}

crypto::Digest LeafRebuilder::leaf(std::uint32_t stratum, const RegisterPerson& person,
                                   const crypto::LetterNonce& nonce) const {
  const std::string& identity = person.identity;
  if (order_.household) {
    return leaf_of_opening(order_, anchor_, stratum,
                           {tag(person), inner_of(order_, identity, crypto::to_hex(nonce))});
  }
  return crypto::sodium::sha256(leaf_start_ +
                                lines({strata_.at(stratum - 1), identity, crypto::to_hex(nonce)}));
}

}  // namespace klero::verifier
