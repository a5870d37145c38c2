// The written forms of the escrow, lines of fixed grammar: docs/escrow.md, section 5.
//
//   a deposit         coefficient HEX           t lines, C_0 first
//                     share HEX PROOF           n lines, holder 1 first
//   an opened share   opened NUMBER HEX PROOF   one line
//
// PROOF is two blocks of 64 digits, challenge and response; one blank between all parts; every line
// ends with LF. What is read re-encodes to the same bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/escrow/deposit.h"
#include "crypto/escrow/opening.h"

namespace klero::crypto {

[[nodiscard]] std::string write_same_log(const SameLogProof& proof);
[[nodiscard]] std::optional<SameLogProof> read_same_log(std::string_view text);

[[nodiscard]] std::string write_deposit(const Deposit& deposit);
[[nodiscard]] std::string write_opened_share(const OpenedShare& share);

struct DepositReading {
  std::optional<Deposit> deposit;
  std::size_t line = 0;     // if there is none: the line that is wrong, from 1
  std::string_view reason;  // and what is wrong with it
};

// At most 255 coefficients and 255 shares, at least one of each.
[[nodiscard]] DepositReading read_deposit(std::string_view text);

// Nothing if it is not one such line.
[[nodiscard]] std::optional<OpenedShare> read_opened_share(std::string_view line);

}  // namespace klero::crypto
