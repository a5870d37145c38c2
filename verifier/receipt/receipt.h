// What a person can see of himself in a record: docs/protocol.md, section 11.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/format/letter_code.h"
#include "verifier/rebuild/quota.h"
#include "verifier/rebuild/walk.h"

namespace klero::verifier {

struct Examination;

struct ReceiptQuestion {
  std::string identity;       // "A | B | C", as tidy_identity gives it
  crypto::LetterNonce nonce;  // from the code on the letter
  // With a rule for households, of somebody whom the walk did not come to: the record shows his tag
  // nowhere, so he must bring it.
  std::optional<HouseholdTag> tag = {};
};

// What became of the person in the pool.
struct PoolReceipt {
  RowNumber row = 0;
  std::vector<std::pair<std::string, std::string>> answers;  // public features: name and category, escaped
  std::optional<std::uint64_t> panels;  // of form open: in how many panels the row stands
  bool member = false;                  // of the panel as it is now
  bool left = false;                    // was a member, or was called, and left
};

struct Receipt {
  std::uint32_t stratum = 0;
  std::string stratum_text;               // escaped
  crypto::Digest leaf{};
  std::uint64_t people = 0;               // in the stratum
  std::uint64_t letters = 0;              // of the stratum
  std::optional<crypto::Digest> ticket;   // once the first lot has its seed
  std::optional<crypto::Digest> cut_off;  // the largest ticket of the stratum with a letter
  std::optional<bool> drawn;              // once the letters are published: in the first wave
  bool second = false;                    // in the second wave
  bool skipped = false;                   // another of the household was drawn before
  std::optional<bool> second_sent;        // whether its letters went out, once that is known
  std::optional<PoolReceipt> pool;
};

// "A | B | C" whatever the blanks around the bars are.
[[nodiscard]] std::string tidy_identity(std::string_view typed);

// nullopt if no entry can be shown.
//
//   x  of a record whose frame was found right (rules 2.2, 3.2, 3.3)
[[nodiscard]] std::optional<Receipt> find_receipt(const Examination& x,
                                                  const ReceiptQuestion& question);

// The same of somebody in the pool. Requires a row of the pool.
[[nodiscard]] Receipt receipt_of_row(const Examination& x, RowNumber row);

}  // namespace klero::verifier
