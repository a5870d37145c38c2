// Who replaces whom: docs/protocol.md, section 9.

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string_view>
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

// "quota", "flex", "empty"
[[nodiscard]] std::string_view name_of(SwapBounds bounds);

// A candidate about whom a proof is published: taking him in for this leaver would bring a sealed
// category out of the bounds named.
struct Skip {
  RowNumber leaver = 0;
  RowNumber candidate = 0;
  SwapBounds bounds = SwapBounds::kQuota;

  auto operator<=>(const Skip&) const = default;
};

struct ReplacementProblem {
  const Order& order;
  std::span<const crypto::Digest> leaves;                 // of row 1, row 2, …
  std::vector<std::span<const std::uint32_t>> answers;    // for each feature: category of each row; of sealed ones none
  std::vector<RowNumber> panel;                           // before, with the leavers
  std::vector<RowNumber> leavers;                         // all of them in `panel`
  std::vector<RowNumber> earlier_leavers;                 // of the lists before
  crypto::Digest seed{};
  std::set<Skip> skips;                                   // who may be passed over though he fits openly
};

// What was so when a leaver's turn came.
struct Turn {
  std::vector<RowNumber> rest;   // the members without him
  std::uint64_t empty = 0;       // seats that are empty beside his
  std::vector<Skip> skipped;     // passed over though they fit openly: first for quota, then for flex
};

struct Replacement {
  std::vector<Swap> swaps;       // in the sequence in which they happen
  std::vector<Turn> turns;       // one for each swap
  std::vector<RowNumber> panel;  // afterwards, ascending
};

[[nodiscard]] Replacement replace_leavers(const ReplacementProblem& problem);

}  // namespace klero::verifier
