// Who replaces whom: docs/protocol.md, section 9.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "crypto/base/bytes.h"
#include "verifier/order/order.h"
#include "verifier/rebuild/quota.h"

namespace klero::verifier {

enum class SwapBounds { kQuota, kFlex, kEmpty };

struct Swap {
  RowNumber leaver = 0;
  std::optional<RowNumber> candidate;  // nullopt: the seat stays empty
  SwapBounds bounds = SwapBounds::kEmpty;

  bool operator==(const Swap&) const = default;
};

struct ReplacementProblem {
  const Order& order;
  std::span<const crypto::Digest> leaves;                 // of row 1, row 2, …
  std::vector<std::span<const std::uint32_t>> answers;    // for each feature: category of each row
  std::vector<RowNumber> panel;                           // before, with the leavers
  std::vector<RowNumber> leavers;                         // all of them in `panel`
  std::vector<RowNumber> earlier_leavers;                 // of the lists before
  crypto::Digest seed{};
};

struct Replacement {
  std::vector<Swap> swaps;       // in the sequence in which they happen
  std::vector<RowNumber> panel;  // afterwards, ascending
};

[[nodiscard]] Replacement replace_leavers(const ReplacementProblem& problem);

}  // namespace klero::verifier
