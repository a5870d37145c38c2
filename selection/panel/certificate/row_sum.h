// Sums of the problem's inequalities. Internal to selection/panel/certificate.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "selection/panel/certificate/certificate.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

__extension__ using WideInteger = __int128;

// A factor above this is refused, so that no sum of a problem's rows can overflow.
inline constexpr std::int64_t kMaxFactor = std::int64_t{1} << 50;

// The same for the weights of a claim, of which all may be added up in 64 bits.
inline constexpr std::int64_t kMaxWeight = std::int64_t{1} << 40;

// True if the weights name people of the pool in rising order and lie within these limits.
[[nodiscard]] bool weights_in_range(const QuotaProblem& problem, const Claim& claim);

// The inequality  sum of factors[row] * (row sits on the panel) <= bound.
struct RowSum {
  std::vector<WideInteger> factors;  // by row
  WideInteger bound = 0;
};

// "At most `limit` of `rows`", or "at least limit + 1 of them".
struct TakenBranch {
  const ProofNode* node = nullptr;
  bool upper = false;
};

struct SumContext {
  const QuotaProblem& problem;
  const std::vector<Claim>& claims;
  std::size_t usable_claims = 0;           // only those before this number
  const std::vector<TakenBranch>& branches;  // above the leaf, from the root
  bool persons = false;                    // may "chance <= 1" be used?
};

// The sum of the inequalities. Nothing, with the reason in `fault`, if a multiplier names something
// that does not exist or may not be used here, or has a factor of the wrong sign or size.
[[nodiscard]] std::optional<RowSum> sum_rows(const SumContext& context,
                                             const std::vector<Multiplier>& multipliers,
                                             std::string& fault);

}  // namespace klero::selection
