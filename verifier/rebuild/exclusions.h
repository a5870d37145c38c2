// Why people are excluded, and which numbers of them may be told: docs/protocol.md, section 3b.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "verifier/order/order.h"

namespace klero::verifier {

inline constexpr std::string_view kTooYoung = "too young";
inline constexpr std::string_view kTooOld = "too old";
inline constexpr std::string_view kOther = "other";
inline constexpr std::string_view kMerged = "-";   // counted in `other`
inline constexpr std::string_view kFew = "few";    // fewer than min_stratum, and all there are

// Whether the order excludes people for more than their age.
[[nodiscard]] bool has_exclusions(const Order& order);

// Each reason once: the two of age, then those of the rules in sequence, then that of the list.
[[nodiscard]] std::vector<std::string> exclusion_reasons(const Order& order);

// A line of excluded.tsv.
struct ExclusionLine {
  std::string reason;
  std::string people;

  bool operator==(const ExclusionLine&) const = default;
};

// The table by the rule.
//
//   reasons, counts  as many of the one as of the other
[[nodiscard]] std::vector<ExclusionLine> exclusion_lines(std::span<const std::string> reasons,
                                                         std::span<const std::uint64_t> counts,
                                                         std::uint64_t min_stratum);

}  // namespace klero::verifier
