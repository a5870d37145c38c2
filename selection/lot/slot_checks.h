// Which commitments, reveals and close signatures count: docs/protocol.md, rules 4.1 to 4.8.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "selection/lot/contribution.h"
#include "selection/lot/slot_files.h"

namespace klero::selection {

// A lot, and the record to which it belongs.
struct LotBase {
  unsigned lot = 0;
  std::string checksum;  // BASE
};

// What a contributor handed in that does not count.
struct SlotRefusal {
  unsigned slot = 0;
  std::string why;
};

// Commitments (64 digits) by slot.
using Commitments = std::map<unsigned, std::string>;

struct CheckedCommitments {
  Commitments good;
  std::vector<SlotRefusal> refused;  // ascending by slot
};

// Judges commitment documents and their signatures by rules 4.2, 4.3 and 4.5.
//
//   earlier  the commitments of the lot before
[[nodiscard]] CheckedCommitments check_commitments(const Order& order, const LotBase& base,
                                                   const SlotFiles& documents,
                                                   const SlotFiles& signatures,
                                                   const std::set<std::string>& earlier);

// Why these commitments are too few (rule 4.4), or could never be closed (rule 4.8);
// none if they are enough.
[[nodiscard]] std::optional<std::string> too_few_commitments(const Order& order,
                                                             const Commitments& commitments);

// The reveals that are refused by rule 4.7, ascending by slot. For an order without an escrow; with
// one: open_deposits() of openings.h.
[[nodiscard]] std::vector<SlotRefusal> check_reveals(const Order& order, const LotBase& base,
                                                     const SlotFiles& reveals,
                                                     const Commitments& commitments);

// The signatures of a close that are refused by rule 4.8, ascending by slot.
//
//   close  the bytes of close.txt
[[nodiscard]] std::vector<SlotRefusal> check_close(const Order& order, std::string_view close,
                                                   const SlotFiles& signatures,
                                                   const Commitments& commitments);

enum class SlotState { kCommitted, kRevealed, kMissing, kAbsent };

// slots.tsv; slot N has the state states[N - 1].
[[nodiscard]] std::string write_slots(const std::vector<SlotState>& states);

}  // namespace klero::selection
