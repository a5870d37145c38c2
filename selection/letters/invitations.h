// The files of step 06, public and sealed: docs/protocol.md, section 5; docs/record.md.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/format/letter_code.h"
#include "selection/frame/leaf.h"
#include "selection/order/order.h"
#include "selection/register/strata.h"

namespace klero::selection {

// One line of invitations.tsv.
struct Invitation {
  StratumNumber stratum = 0;
  crypto::Digest ticket{};
  crypto::Digest leaf{};
  std::optional<LeafOpening> opening = {};  // exactly if the order has a rule for households
};

// `invitations` by stratum, then by ticket.
[[nodiscard]] std::string write_invitations(const Order& order,
                                            std::span<const Invitation> invitations);

// Throws Error, naming `name` and the line, if the bytes are no such table.
[[nodiscard]] std::vector<Invitation> read_invitations(const Order& order, std::string_view name,
                                                       std::string_view bytes);

inline constexpr std::string_view kInvitationsFile = "invitations.tsv";
inline constexpr std::string_view kSecondWaveTable = "second-wave.tsv";  // of the second wave
inline constexpr std::string_view kSkippedTable = "skipped.tsv";         // of households that have one

// What the office knows of an invited person.
struct Invited {
  crypto::Digest leaf{};
  crypto::LetterNonce nonce{};
  std::string identity;
  std::vector<std::string> letter_cells;  // one for each of Order::letter_columns
};

// sealed/06-invitations/invited.tsv: leaf, nonce, identity line, letter cells; ascending by leaf.
inline constexpr std::string_view kInvitedFile = "invited.tsv";
inline constexpr std::string_view kSecondInvitedFile = "second-invited.tsv";  // of the second wave
[[nodiscard]] std::string write_invited(const Order& order, std::span<const Invited> people);
[[nodiscard]] std::vector<Invited> read_invited(const Order& order, std::string_view bytes);

}  // namespace klero::selection
