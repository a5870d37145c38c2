// Are the chances a mixture of real panels? Internal to selection/panel.
//
// Chances that keep every quota on average need not be: panels are whole people. If they are not, a
// claim says so that holds for all panels and is broken by the chances.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <vector>

#include "selection/panel/model/class_claim.h"
#include "selection/panel/model/class_model.h"

namespace klero::selection {

class PanelHull {
 public:
  explicit PanelHull(const ClassModel& model);

  // Panels known so far; each meets every row.
  void add_panels(const std::vector<ClassCounts>& panels);
  [[nodiscard]] const std::vector<ClassCounts>& panels() const { return panels_; }

  // Looks for some panel and adds it. False if there is none, or none was found.
  [[nodiscard]] bool find_panel(const std::vector<ClassClaim>& claims,
                                const std::atomic<bool>* cancel);

  enum class Verdict {
    mixture,    // the chances are a mixture of the panels known now
    claim,      // `claim` holds for all panels and not for the chances
    undecided,  // given up
  };
  struct Answer {
    Verdict verdict = Verdict::undecided;
    ClassClaim claim;
    // The nearest mixture found: the part of each panel of panels(), summing to 1. Empty if the
    // solver failed.
    std::vector<double> parts;
  };

  // Looks for a mixture, finding more panels on the way; at least one is known already. Undecided
  // when the work of all calls together exceeds a limit, which is the same on every machine. Throws
  // Error if cancelled.
  //
  //   claims  hold for all panels
  [[nodiscard]] Answer compare(const std::vector<ClassClaim>& claims,
                               const std::vector<double>& chances,
                               const std::atomic<bool>* cancel);

 private:
  const ClassModel& model_;
  std::vector<ClassCounts> panels_;  // distinct; new ones come last
  std::uint64_t work_ = 0;           // entries of the linear programs that were solved so far
};

}  // namespace klero::selection
