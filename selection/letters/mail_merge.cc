#include "selection/letters/mail_merge.h"

#include <algorithm>

#include "crypto/hash/sha256_openssl.h"
#include "selection/letters/office_csv.h"

namespace klero::selection {

std::string picture_file(std::size_t number) {
  constexpr std::size_t kDigits = 6;
  const std::string digits = std::to_string(number);
  const std::size_t zeros = kDigits - std::min(kDigits, digits.size());
  return "pictures/letter-" + std::string(zeros, '0') + digits + ".png";
}

std::string write_mail_merge(const Order& order, std::span<const Invited> people) {
  std::string text(kOfficeCsvStart);
  std::vector<std::string_view> cells{"code", "identity"};
  cells.insert(cells.end(), order.letter_columns.begin(), order.letter_columns.end());
  cells.push_back("picture");
  append_office_row(text, cells);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Invited& person = people[i];
    const std::string picture = picture_file(i + 1);
    const std::string code = crypto::write_letter_code(person.nonce, crypto::openssl::sha256);
    cells.assign({code, person.identity});
    cells.insert(cells.end(), person.letter_cells.begin(), person.letter_cells.end());
    cells.push_back(picture);
    append_office_row(text, cells);
  }
  return text;
}

}  // namespace klero::selection
