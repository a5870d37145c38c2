#include "verifier/rebuild/exclusions.h"

#include <algorithm>

#include "verifier/rebuild/small_numbers.h"

namespace klero::verifier {

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
  const std::vector<bool> merged = which_merge(counts, min_stratum);
  std::uint64_t together = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    together += merged[i] ? counts[i] : 0;
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
