// Who comes for whom when members leave: docs/protocol.md, section 9.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "selection/replies/pool.h"

namespace klero::selection {

// Which bounds a swap kept.
enum class SwapBounds { kQuota, kFlex, kEmpty };

struct Swap {
  RowNumber leaver = 0;
  std::optional<RowNumber> candidate;  // none if the seat stays empty
  SwapBounds bounds = SwapBounds::kEmpty;
  std::uint64_t empty = 0;  // seats empty before this swap
  // Candidates that the rule passed over because of sealed features alone, by ticket (rule 10.8):
  // after the swap every count of a public feature would be within these bounds.
  std::vector<RowNumber> skipped_in_quota = {};
  std::vector<RowNumber> skipped_in_flex = {};
};

// A panel between two replacements.
struct PanelState {
  std::set<RowNumber> members;  // leavers of this list still among them
  std::set<RowNumber> gone;     // everybody in a list of leavers so far, this one included
};

struct Replacement {
  std::vector<Swap> swaps;      // in the sequence in which the leavers were taken
  std::set<RowNumber> members;  // afterwards
};

// Replaces the leavers by the rule of section 9.
//
//   state    members and gone as above; members.size() <= seats of the order
//   leavers  members, each once
//   seed     of the replacement, 64 digits
[[nodiscard]] Replacement replace(const Order& order, const Pool& pool, const PanelState& state,
                                  const std::vector<RowNumber>& leavers, std::string_view seed);

[[nodiscard]] std::string write_swaps(const std::vector<Swap>& swaps);

}  // namespace klero::selection
