#include "selection/letters/invitations.h"

#include <array>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/tsv.h"

namespace klero::selection {
namespace {

constexpr std::array<std::string_view, 3> kColumns{"stratum", "ticket", "leaf"};

std::vector<std::vector<std::string>> rows_of(std::string_view name, std::string_view bytes,
                                              crypto::TsvColumns columns) {
  auto table = crypto::read_tsv(bytes, columns);
  if (const auto* flaw = std::get_if<crypto::Flaw>(&table)) {
    throw crypto::Error(std::string(name) + ": " + crypto::describe(*flaw));
  }
  return std::move(std::get<crypto::TsvTable>(table).rows);
}

crypto::Error wrong_line(std::string_view name, std::size_t row) {
  return crypto::Error(std::string(name) + ":" + std::to_string(row + 2) +
                       ": expected numbers and digests");
}

std::vector<std::string_view> invited_columns(const Order& order) {
  std::vector<std::string_view> columns{"leaf", "nonce", "identity"};
  columns.insert(columns.end(), order.letter_columns.begin(), order.letter_columns.end());
  return columns;
}

}  // namespace

std::string write_invitations(std::span<const Invitation> invitations) {
  std::string text;
  crypto::append_tsv_header(text, kColumns);
  for (const Invitation& invitation : invitations) {
    text += std::to_string(invitation.stratum) + "\t" + crypto::to_hex(invitation.ticket) + "\t" +
            crypto::to_hex(invitation.leaf) + "\n";
  }
  return text;
}

std::vector<Invitation> read_invitations(std::string_view bytes) {
  std::vector<Invitation> invitations;
  const auto rows = rows_of("invitations.tsv", bytes, kColumns);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Invitation invitation;
    const auto stratum = crypto::parse_uint(rows[i][0]);
    if (!stratum || *stratum < 1 || *stratum > 9999 ||
        !crypto::read_hex(rows[i][1], invitation.ticket) ||
        !crypto::read_hex(rows[i][2], invitation.leaf)) {
      throw wrong_line("invitations.tsv", i);
    }
    invitation.stratum = static_cast<StratumNumber>(*stratum);
    invitations.push_back(invitation);
  }
  return invitations;
}

std::string write_invited(const Order& order, std::span<const Invited> people) {
  std::string text;
  crypto::append_tsv_header(text, invited_columns(order));
  for (const Invited& person : people) {
    const std::string leaf = crypto::to_hex(person.leaf);
    const std::string nonce = crypto::to_hex(person.nonce);
    std::vector<std::string_view> fields{leaf, nonce, person.identity};
    fields.insert(fields.end(), person.letter_cells.begin(), person.letter_cells.end());
    crypto::append_tsv_row(text, fields);
  }
  return text;
}

std::vector<Invited> read_invited(const Order& order, std::string_view bytes) {
  std::vector<Invited> people;
  auto rows = rows_of(kInvitedFile, bytes, invited_columns(order));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Invited person;
    if (!crypto::read_hex(rows[i][0], person.leaf) || !crypto::read_hex(rows[i][1], person.nonce)) {
      throw wrong_line(kInvitedFile, i);
    }
    person.identity = std::move(rows[i][2]);
    person.letter_cells.assign(std::make_move_iterator(rows[i].begin() + 3),
                               std::make_move_iterator(rows[i].end()));
    people.push_back(std::move(person));
  }
  return people;
}

}  // namespace klero::selection
