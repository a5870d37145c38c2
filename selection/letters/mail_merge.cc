#include "selection/letters/mail_merge.h"

#include "crypto/hash/sha256_openssl.h"
#include "selection/letters/office_csv.h"

namespace klero::selection {

std::string write_mail_merge(const Order& order, std::span<const Invited> people) {
  std::string text(kOfficeCsvStart);
  std::vector<std::string_view> cells{"code", "identity"};
  cells.insert(cells.end(), order.letter_columns.begin(), order.letter_columns.end());
  append_office_row(text, cells);
  for (const Invited& person : people) {
    const std::string code = crypto::write_letter_code(person.nonce, crypto::openssl::sha256);
    cells.assign({code, person.identity});
    cells.insert(cells.end(), person.letter_cells.begin(), person.letter_cells.end());
    append_office_row(text, cells);
  }
  return text;
}

}  // namespace klero::selection
