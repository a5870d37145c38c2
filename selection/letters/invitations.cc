#include "selection/letters/invitations.h"

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/tsv.h"

namespace klero::selection {
namespace {

std::vector<std::string_view> columns_of(const Order& order) {
  std::vector<std::string_view> columns{"stratum", "ticket", "leaf"};
  if (order.letters.household) columns.insert(columns.end(), {"tag", "inner"});
  return columns;
}

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

// The header of invited.tsv; its rows may hold empty fields, as no table of the record does.
std::string invited_header(const Order& order) {
  std::vector<std::string_view> columns{"leaf", "nonce", "identity"};
  columns.insert(columns.end(), order.letter_columns.begin(), order.letter_columns.end());
  std::string text;
  crypto::append_tsv_header(text, columns);
  return text;
}

Invited parse_invited(const Order& order, std::string_view line, std::size_t row) {
  const std::vector<std::string_view> fields = crypto::split(line, '\t');
  Invited person;
  if (fields.size() != 3 + order.letter_columns.size() ||
      !crypto::read_hex(fields[0], person.leaf) || !crypto::read_hex(fields[1], person.nonce)) {
    throw wrong_line(kInvitedFile, row);
  }
  person.identity = fields[2];
  person.letter_cells.assign(fields.begin() + 3, fields.end());
  return person;
}

}  // namespace

std::string write_invitations(const Order& order, std::span<const Invitation> invitations) {
  std::string text;
  crypto::append_tsv_header(text, columns_of(order));
  for (const Invitation& invitation : invitations) {
    text += std::to_string(invitation.stratum) + "\t" + crypto::to_hex(invitation.ticket) + "\t" +
            crypto::to_hex(invitation.leaf);
    if (invitation.opening) {
      text += "\t" + crypto::to_hex(invitation.opening->tag) + "\t" +
              crypto::to_hex(invitation.opening->inner);
    }
    text += "\n";
  }
  return text;
}

std::vector<Invitation> read_invitations(const Order& order, std::string_view name,
                                         std::string_view bytes) {
  std::vector<Invitation> invitations;
  const auto rows = rows_of(name, bytes, columns_of(order));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Invitation invitation;
    const auto stratum = crypto::parse_uint(rows[i][0]);
    if (!stratum || *stratum < 1 || *stratum > 9999 ||
        !crypto::read_hex(rows[i][1], invitation.ticket) ||
        !crypto::read_hex(rows[i][2], invitation.leaf)) {
      throw wrong_line(name, i);
    }
    invitation.stratum = static_cast<StratumNumber>(*stratum);
    if (order.letters.household) {
      LeafOpening opening;
      if (!crypto::read_hex(rows[i][3], opening.tag) ||
          !crypto::read_hex(rows[i][4], opening.inner)) {
        throw wrong_line(name, i);
      }
      invitation.opening = opening;
    }
    invitations.push_back(invitation);
  }
  return invitations;
}

std::string write_invited(const Order& order, std::span<const Invited> people) {
  std::string text = invited_header(order);
  for (const Invited& person : people) {
    text += crypto::to_hex(person.leaf) + "\t" + crypto::to_hex(person.nonce) + "\t";
    text += person.identity;
    for (const std::string& cell : person.letter_cells) text += "\t" + cell;
    text += '\n';
  }
  return text;
}

std::vector<Invited> read_invited(const Order& order, std::string_view bytes) {
  const std::string header = invited_header(order);
  if (bytes.substr(0, header.size()) != header) throw wrong_line(kInvitedFile, 0);
  bytes.remove_prefix(header.size());
  std::vector<Invited> people;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) throw wrong_line(kInvitedFile, people.size());
    people.push_back(parse_invited(order, bytes.substr(0, end), people.size()));
    bytes.remove_prefix(end + 1);
  }
  return people;
}

}  // namespace klero::selection
