// A fact about panels that the quotas alone do not imply on average. Internal to selection/panel.
#pragma once

#include <cstdint>
#include <vector>

#include "selection/panel/certificate/certificate.h"

namespace klero::selection {

// "On every panel, sum of weights * seats of the class <= bound."
struct ClassClaim {
  std::vector<std::int64_t> weights;  // by class, the weight of each member
  std::int64_t bound = 0;
  std::vector<ProofNode> proof;       // in rows of the problem
};

}  // namespace klero::selection
