// A lottery on its way: what is known about panels, and the fairest chances that follow.
// Internal to selection/panel.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "selection/panel/build.h"
#include "selection/panel/hull/hull.h"
#include "selection/panel/leximin/leximin.h"
#include "selection/panel/lottery/halving.h"
#include "selection/panel/model/class_claim.h"
#include "selection/panel/model/class_model.h"

namespace klero::selection {

struct Draft {
  ClassModel model;
  std::vector<ClassClaim> claims;   // facts about panels found on the way
  std::vector<bool> excluded;       // by class
  std::uint32_t cuts = 0;           // claims that exclude nobody
  Leximin leximin;                  // under these claims
  std::vector<ClassCounts> panels;  // the lottery
  bool decided = true;              // false if it is not known whether fairer chances exist
};

// Finds the chances and panels that attain them. Nothing if there is no panel.
[[nodiscard]] std::optional<Draft> draft_lottery(const QuotaProblem& problem, std::uint32_t panels,
                                                 const BuildOptions& options);

}  // namespace klero::selection
