#include "verifier/audit/register_reader.h"

#include <sodium.h>

#include <algorithm>
#include <chrono>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"
#include "crypto/hash/sha256_sodium.h"

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
  if (text.size() != 10) {
    return std::nullopt;
  }
  const bool iso = text[4] == '-' && text[7] == '-';
  const bool german = text[2] == '.' && text[5] == '.';
  if (!iso && !german) {
    return std::nullopt;
  }
  const auto year = digits(iso ? text.substr(0, 4) : text.substr(6, 4));
  const auto month = digits(iso ? text.substr(5, 2) : text.substr(3, 2));
  const auto day = digits(iso ? text.substr(8, 2) : text.substr(0, 2));
  if (!year || !month || !day) {
    return std::nullopt;
  }
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<std::size_t> category_of(const StratumColumn& column, std::string_view value,
                                       std::uint64_t age) {
  for (std::size_t c = 0; c < column.categories.size(); ++c) {
    const StratumCategory& category = column.categories[c];
    const bool inside =
        column.column ? std::ranges::any_of(category.values,
                                            [&](const std::string& known) {
                                              return trim_cell(known) == value;
                                            })
                      : age >= category.from && (!category.to || age <= *category.to);
    if (inside) {
      return c;
    }
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(const Examination& x, const AuditTable& table, Outcome& outcome)
      : x_(x), order_(*x.order), table_(table), outcome_(outcome) {}

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
    for (const StratumColumn& entry : order_.strata) {
      strata_.push_back(entry.column ? std::optional(column(*entry.column)) : std::nullopt);
    }
  }

  std::optional<RegisterPerson> read(const crypto::CsvRow& row) {
    RegisterPerson person;
    person.line = row.line;
    person.key = trim_cell(row.fields[key_]);
    for (std::size_t i = 0; i < identity_.size(); ++i) {
      person.identity += i == 0 ? "" : " | ";
      person.identity += trim_cell(row.fields[identity_[i]]);
    }
    const auto age = age_on(trim_cell(row.fields[birth_]), order_.day);
    if (person.key.empty() || !age) {
      fail(row, person.key.empty() ? "a register number" : "a birth date as 1970-12-31 or 31.12.1970",
           row.fields[person.key.empty() ? key_ : birth_]);
      return std::nullopt;
    }
    if (is_eligible(*age) && !place(row, static_cast<std::uint64_t>(*age), person)) {
      return std::nullopt;
    }
    return person;
  }

 private:
  void fail(const crypto::CsvRow& row, const std::string& expected, std::string_view got) {
    outcome_.fail({table_.name, row.line, expected, shown(got)});
  }

  [[nodiscard]] bool is_eligible(std::int64_t age) const {
    const Eligibility& rule = order_.eligibility;
    return age >= 0 && static_cast<std::uint64_t>(age) >= rule.minimum_age &&
           (!rule.maximum_age || static_cast<std::uint64_t>(age) <= *rule.maximum_age);
  }

  // The number of the stratum: the first entry varies slowest.
  bool place(const crypto::CsvRow& row, std::uint64_t age, RegisterPerson& person) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < strata_.size(); ++i) {
      const std::string_view value = strata_[i] ? trim_cell(row.fields[*strata_[i]]) : "";
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
  Outcome& outcome_;
  std::size_t key_ = 0;
  std::size_t birth_ = 0;
  std::vector<std::size_t> identity_;
  std::vector<std::optional<std::size_t>> strata_;
};

}  // namespace

std::string_view trim_cell(std::string_view cell) {
  const std::size_t first = cell.find_first_not_of(' ');
  return first == std::string_view::npos
             ? std::string_view{}
             : cell.substr(first, cell.find_last_not_of(' ') - first + 1);
}

std::optional<std::int64_t> age_on(std::string_view birth, std::string_view day) {
  const auto born = read_date(birth);
  const auto today = read_date(day);
  if (!born || !today) {
    return std::nullopt;
  }
  const std::int64_t years = static_cast<int>(today->year()) - static_cast<int>(born->year());
  const bool to_come = today->month() < born->month() ||
                       (today->month() == born->month() && today->day() < born->day());
  return years - (to_come ? 1 : 0);
}

void visit_csv(const AuditTable& table, const crypto::CsvVisitor& visitor) {
  if (table.file) {
    (void)crypto::read_csv(*table.file, visitor);
  } else {
    (void)crypto::read_csv_text(table.name, table.text, visitor);
  }
}

void visit_register(const Examination& x, const AuditTable& table, Outcome& outcome,
                    const std::function<void(const RegisterPerson&)>& visit) {
  Reader reader(x, table, outcome);
  visit_csv(table, {.header = [&](const crypto::CsvShape& shape) { reader.take_header(shape); },
                    .row = [&](const crypto::CsvRow& row) {
                      if (const auto person = reader.read(row)) {
                        visit(*person);
                      }
                    }});
}

LeafRebuilder::LeafRebuilder(const Examination& x, const crypto::Digest& master)
    : master_(master) {
  const std::string order = crypto::to_hex(*x.scan.step(1)->checksum);
  nonce_start_ = lines({label(*x.order, "nonce"), order});
  leaf_start_ = lines({label(*x.order, "leaf"), order});
  for (std::uint32_t number = 1; number <= x.strata.size(); ++number) {
    strata_.push_back(text_of_stratum(*x.order, number));
  }
}

crypto::LetterNonce LeafRebuilder::nonce(const std::string& key) const {
  const std::string text = nonce_start_ + key + "\n";
  crypto::Digest mac{};
  static_assert(crypto_auth_hmacsha256_BYTES == 32 && crypto_auth_hmacsha256_KEYBYTES == 32);
  crypto_auth_hmacsha256(mac.data(), reinterpret_cast<const unsigned char*>(text.data()),
                         text.size(), master_.data());
  crypto::LetterNonce nonce{};
  std::copy_n(mac.begin(), nonce.size(), nonce.begin());
  return nonce;
}

crypto::Digest LeafRebuilder::leaf(std::uint32_t stratum, const std::string& identity,
                                   const crypto::LetterNonce& nonce) const {
  return crypto::sodium::sha256(leaf_start_ +
                                lines({strata_.at(stratum - 1), identity, crypto::to_hex(nonce)}));
}

}  // namespace klero::verifier
