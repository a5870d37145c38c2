#include "verifier/rebuild/exclusions.h"

#include <algorithm>
#include <optional>

namespace klero::verifier {
namespace {

// Of the reasons that are told alone the one with the fewest people, of equal ones the first.
std::optional<std::size_t> smallest_alone(std::span<const std::uint64_t> counts,
                                          const std::vector<bool>& merged) {
  std::optional<std::size_t> smallest;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (!merged[i] && (!smallest || counts[i] < counts[*smallest])) {
      smallest = i;
    }
  }
  return smallest;
}

}  // namespace

bool has_exclusions(const Order& order) {
  return !order.eligibility.rules.empty() || order.eligibility.served.has_value();
}

std::vector<std::string> exclusion_reasons(const Order& order) {
  std::vector<std::string> reasons{std::string(kTooYoung), std::string(kTooOld)};
  for (const EligibilityRule& rule : order.eligibility.rules) {
    for (const ExcludedValues& exclusion : rule.excluded) {
      reasons.push_back(exclusion.reason);
    }
    if (rule.otherwise) {
      reasons.push_back(*rule.otherwise);
    }
  }
  if (order.eligibility.served) {
    reasons.push_back(*order.eligibility.served);
  }
  std::vector<std::string> once;
  for (const std::string& reason : reasons) {
    if (std::ranges::find(once, reason) == once.end()) {
      once.push_back(reason);
    }
  }
  return once;
}

std::vector<ExclusionLine> exclusion_lines(std::span<const std::string> reasons,
                                           std::span<const std::uint64_t> counts,
                                           std::uint64_t min_stratum) {
  std::vector<bool> merged(reasons.size());
  std::uint64_t together = 0;
  if (std::ranges::any_of(counts, [&](auto n) { return 0 < n && n < min_stratum; })) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      merged[i] = counts[i] < min_stratum;
      together += merged[i] ? counts[i] : 0;
    }
    while (together < min_stratum) {
      const auto next = smallest_alone(counts, merged);
      if (!next) {
        break;
      }
      merged[*next] = true;
      together += counts[*next];
    }
  }
  std::vector<ExclusionLine> lines;
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    lines.push_back({reasons[i], merged[i] ? std::string(kMerged) : std::to_string(counts[i])});
  }
  if (std::ranges::find(merged, true) != merged.end()) {
    lines.push_back({std::string(kOther), together < min_stratum ? std::string(kFew)
                                                                 : std::to_string(together)});
  }
  return lines;
}

}  // namespace klero::verifier
