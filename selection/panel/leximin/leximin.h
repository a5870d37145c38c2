// The fairest chances: leximin over everything that meets the quotas on average.
// Internal to selection/panel; docs/fairness.md has the mathematics.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "selection/panel/model/class_claim.h"
#include "selection/panel/model/class_model.h"

namespace klero::selection {

// What held back the people of one level. Prices are those of the linear program: all but that of
// the seats are zero or positive for an upper bound, negative for a lower one.
struct LeximinLevel {
  double chance = 0;
  std::vector<std::uint32_t> classes;  // pinned at this level, rising
  std::vector<double> row_prices;      // by row of the model
  std::vector<double> claim_prices;    // by claim
  std::vector<double> cap_prices;      // by class: nobody sits on more than every panel
};

struct Leximin {
  std::vector<double> chances;  // by class, of each member; 0 for the excluded
  std::vector<LeximinLevel> levels;
};

struct LeximinLimits {
  double ceiling = 1;                  // nobody's chance exceeds this
  bool first_level_only = false;
};

// Raises the smallest chance as far as the rows and claims permit, pins those who cannot rise
// further, and goes on with the rest. Excluded classes get 0 and do not count as anybody.
//
// Nothing if no chances meet the rows on average. Throws Error if the solver fails.
[[nodiscard]] std::optional<Leximin> solve_leximin(const ClassModel& model,
                                                   const std::vector<ClassClaim>& claims,
                                                   const std::vector<bool>& excluded,
                                                   const LeximinLimits& limits = {});

}  // namespace klero::selection
