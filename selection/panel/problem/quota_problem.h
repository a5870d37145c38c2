// The question a quota panel answers: who may sit together.
//
// A problem knows people only as rows 0..pool_size-1, in the order of the pool's leaves. Where a
// choice is otherwise free, the lower row goes first: nothing here depends on names.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace klero::selection {

using Row = std::uint32_t;

// At least `min` and at most `max` of the members sit on every panel.
//
// The flex bounds are what the order permits in need (replacements, relaxation): min_flex <= min,
// max <= max_flex. An order without flex gives the same numbers twice.
struct Quota {
  std::string feature;   // for messages only, e.g. "age"
  std::string category;  // for messages only, e.g. "16-29"
  std::uint32_t min = 0;
  std::uint32_t max = 0;
  std::uint32_t min_flex = 0;
  std::uint32_t max_flex = 0;
  std::vector<Row> members;  // strictly rising
};

struct QuotaProblem {
  std::uint32_t pool_size = 0;
  std::uint32_t seats = 0;
  std::vector<Quota> quotas;
  // Households: of each group at most one sits on a panel. Groups are disjoint, each strictly
  // rising and of two people or more.
  std::vector<std::vector<Row>> at_most_one;
};

inline constexpr std::uint32_t kMaxPoolSize = 100'000;
inline constexpr std::uint32_t kMaxQuotas = 1'000;
inline constexpr std::uint32_t kMaxPanels = 100'000;

// "age 16-29", escaped for messages.
[[nodiscard]] std::string name_quota(const Quota& quota);

// Throws Error if the problem is not well formed: 1 <= seats <= pool_size <= kMaxPoolSize,
// min_flex <= min <= max <= max_flex, rows in range and strictly rising, groups disjoint.
// Says nothing about whether a panel exists.
void require_well_formed(const QuotaProblem& problem);

}  // namespace klero::selection
