// Which demands cannot be met together. Internal to selection/panel.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "selection/panel/certificate/certificate.h"
#include "selection/panel/infeasible/quota_side.h"
#include "selection/panel/model/class_model.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

struct Clash {
  std::vector<QuotaSide> sides;   // by quota number; none can be left out
  bool households = false;        // the rule of one per household is part of it
  std::vector<ProofNode> proof;   // of the claim "0 <= -1" for the whole problem; may be empty
};

// A class that must have at least one seat, besides all quotas.
using SeatedClass = std::optional<std::uint32_t>;

// The smallest clash that leaving out demands one by one arrives at. Nothing if there is a panel (one
// that seats `seated`, if given), or if that could not be decided.
[[nodiscard]] std::optional<Clash> find_clash(const ClassModel& model, SeatedClass seated,
                                              const std::atomic<bool>* cancel);

// "at least 3 of age 65+ (2 in the pool); at most 10 of gender f (20 in the pool)".
[[nodiscard]] std::string name_clash(const QuotaProblem& problem, const Clash& clash);

}  // namespace klero::selection
