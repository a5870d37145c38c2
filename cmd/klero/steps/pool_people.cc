#include "cmd/klero/steps/pool_people.h"

#include "crypto/format/letter_code.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/letters/office_csv.h"

namespace klero::cmd {
namespace {

using selection::Invited;
using selection::Order;

void append_header(std::string& text, const Order& order, std::vector<std::string_view> cells) {
  text += selection::kOfficeCsvStart;
  cells.insert(cells.end(), {"row", "code", "identity"});
  cells.insert(cells.end(), order.letter_columns.begin(), order.letter_columns.end());
  selection::append_office_row(text, cells);
}

void append_person(std::string& text, std::vector<std::string_view> cells, selection::RowNumber row,
                   const Invited& person) {
  const std::string number = std::to_string(row);
  const std::string code = crypto::write_letter_code(person.nonce, crypto::openssl::sha256);
  cells.insert(cells.end(), {number, code, person.identity});
  cells.insert(cells.end(), person.letter_cells.begin(), person.letter_cells.end());
  selection::append_office_row(text, cells);
}

}  // namespace

std::string write_pool_people(const Order& order, std::span<const Invited> people) {
  std::string text;
  append_header(text, order, {});
  for (std::size_t i = 0; i < people.size(); ++i) {
    append_person(text, {}, static_cast<selection::RowNumber>(i + 1), people[i]);
  }
  return text;
}

std::string write_named_rows(const Order& order, std::span<const Invited> people,
                             std::span<const NamedRow> rows) {
  std::string text;
  append_header(text, order, {"what"});
  for (const NamedRow& row : rows) {
    append_person(text, {row.word}, row.row, people[row.row - 1]);
  }
  return text;
}

}  // namespace klero::cmd
