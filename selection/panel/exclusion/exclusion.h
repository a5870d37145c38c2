// People who fit in no panel. Internal to selection/panel.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "selection/panel/hull/hull.h"
#include "selection/panel/model/class_claim.h"
#include "selection/panel/model/class_model.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

// Looks for a panel for each class that is on none of the hull's, adding what it finds to the hull.
// The claim says of all classes for which there is none that they have no seat on any panel; nothing
// if there is no such class.
[[nodiscard]] std::optional<ClassClaim> find_exclusions(const ClassModel& model,
                                                        const std::vector<ClassClaim>& claims,
                                                        PanelHull& hull,
                                                        const std::atomic<bool>* cancel);

// Why the class fits in no panel, in words.
[[nodiscard]] std::string explain_exclusion(const QuotaProblem& problem, const ClassModel& model,
                                            std::uint32_t excluded_class,
                                            const std::atomic<bool>* cancel);

}  // namespace klero::selection
