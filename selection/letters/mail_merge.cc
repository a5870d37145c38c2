#include "selection/letters/mail_merge.h"

#include <algorithm>
#include <optional>

#include "crypto/hash/sha256_openssl.h"
#include "selection/letters/office_csv.h"
#include "selection/order/texts.h"
#include "selection/register/birth_date.h"
#include "selection/register/classify.h"

namespace klero::selection {
namespace {

constexpr int kFullAge = 18;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::size_t position_in(const std::vector<std::string>& columns, const std::string& name) {
  const auto found = std::ranges::find(columns, name);
  return found == columns.end() ? kNone : static_cast<std::size_t>(found - columns.begin());
}

// Which letter columns go out as they are, and which do something else.
class Columns {
 public:
  explicit Columns(const Order& order) : order_(order) {
    const auto& all = order.letter_columns;
    if (order.post.salutation) {
      salutation_ = position_in(all, order.post.salutation->column);
      std::vector<std::vector<std::string>> values;
      for (const auto& category : order.post.salutation->categories) values.push_back(category.values);
      salutations_.emplace(values);
    }
    if (order.post.representatives) representatives_ = position_in(all, *order.post.representatives);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i != salutation_ && i != representatives_) plain_.push_back(i);
    }
  }

  [[nodiscard]] const std::vector<std::size_t>& plain() const { return plain_; }

  // "" if the order has none for the value.
  [[nodiscard]] std::string_view salutation(const Invited& person) const {
    if (!salutations_) return {};
    const auto category = salutations_->find(person.letter_cells[salutation_]);
    return category ? std::string_view(order_.post.salutation->categories[*category].name)
                    : std::string_view();
  }

  [[nodiscard]] std::string_view representatives(const Invited& person) const {
    return representatives_ == kNone ? std::string_view() : person.letter_cells[representatives_];
  }

 private:
  const Order& order_;
  std::size_t salutation_ = kNone;
  std::optional<ValueMap> salutations_;
  std::size_t representatives_ = kNone;
  std::vector<std::size_t> plain_;
};

// Who is no adult for certain is written to by his representatives.
bool may_be_minor(const Order& order, const Invited& person) {
  if (order.eligibility.minimum_age >= kFullAge) return false;
  const std::string_view written = birth_date_of(order, person);
  if (const auto birth = parse_register_date(written)) {
    return age_on(*birth, order.day).value_or(0) < kFullAge;
  }
  return parse_register_age(written).value_or(0) < static_cast<std::uint64_t>(kFullAge);
}

std::vector<std::string_view> header(const Order& order, const Columns& columns) {
  std::vector<std::string_view> cells{"code", "identity"};
  for (const std::size_t i : columns.plain()) cells.push_back(order.letter_columns[i]);
  cells.insert(cells.end(), {"salutation", "representatives", "reply_by", "picture"});
  return cells;
}

}  // namespace

std::string picture_file(std::size_t number) {
  constexpr std::size_t kDigits = 6;
  const std::string digits = std::to_string(number);
  const std::size_t zeros = kDigits - std::min(kDigits, digits.size());
  return "pictures/letter-" + std::string(zeros, '0') + digits + ".png";
}

std::string_view birth_date_of(const Order& order, const Invited& person) {
  constexpr std::string_view kSeparator = " | ";
  const std::string& column = order.eligibility.birth_date;
  const std::size_t letter = position_in(order.letter_columns, column);
  if (letter != kNone) return person.letter_cells[letter];
  const std::size_t part = position_in(order.identity, column);
  if (part == kNone) return {};
  std::string_view rest = person.identity;
  for (std::size_t i = 0; i < part; ++i) {
    const std::size_t end = rest.find(kSeparator);
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + kSeparator.size());
  }
  return rest.substr(0, rest.find(kSeparator));
}

MailMerge write_mail_merge(const Order& order, std::span<const Invited> people) {
  const Columns columns(order);
  const std::string reply_by = write_date(order.post.deadline);
  MailMerge merge{std::string(kOfficeCsvStart), {}, {}};
  append_office_row(merge.text, header(order, columns));
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Invited& person = people[i];
    const std::string picture = picture_file(i + 1);
    const std::string code = crypto::write_letter_code(person.nonce, crypto::openssl::sha256);
    const std::string_view salutation = columns.salutation(person);
    if (order.post.salutation && salutation.empty()) merge.without_salutation.push_back(i + 1);
    std::string_view representatives;
    if (may_be_minor(order, person)) {
      representatives = columns.representatives(person);
      if (representatives.empty()) merge.without_representative.push_back(i + 1);
    }
    std::vector<std::string_view> cells{code, person.identity};
    for (const std::size_t c : columns.plain()) cells.push_back(person.letter_cells[c]);
    cells.insert(cells.end(), {salutation, representatives, reply_by, picture});
    append_office_row(merge.text, cells);
  }
  return merge;
}

}  // namespace klero::selection
