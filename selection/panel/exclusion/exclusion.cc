#include "selection/panel/exclusion/exclusion.h"

#include <algorithm>

#include "selection/panel/claims/panel_program.h"
#include "selection/panel/infeasible/clash.h"

namespace klero::selection {
namespace {

constexpr std::uint64_t kMaxNodes = 50'000;

// Weight 1 for each class that is on none of the panels.
std::vector<std::int64_t> weigh_unseated(const ClassModel& model,
                                         const std::vector<ClassCounts>& panels) {
  std::vector<std::int64_t> weights(model.classes.size(), 1);
  for (const ClassCounts& panel : panels) {
    for (std::size_t c = 0; c < weights.size(); ++c) {
      weights[c] = panel[c] > 0 ? 0 : weights[c];
    }
  }
  return weights;
}

}  // namespace

std::optional<ClassClaim> find_exclusions(const ClassModel& model,
                                          const std::vector<ClassClaim>& claims, PanelHull& hull,
                                          const std::atomic<bool>* cancel) {
  while (true) {
    const std::vector<std::int64_t> unseated = weigh_unseated(model, hull.panels());
    if (std::ranges::count(unseated, 1) == 0) {
      return std::nullopt;
    }
    const IntegerProgram program = make_panel_program(model, claims, unseated);
    const IntegerAnswer answer =
        solve_integer_program(program, {.max_nodes = kMaxNodes, .enough = 1, .cancel = cancel});
    if (answer.objective > 0) {
      hull.add_panels({answer.values});
    } else if (answer.status == IntegerAnswer::Status::optimal) {
      return ClassClaim{unseated, 0, proof_in_people(model, program, answer.proof)};
    } else {
      return std::nullopt;
    }
  }
}

std::string explain_exclusion(const QuotaProblem& problem, const ClassModel& model,
                              std::uint32_t excluded_class, const std::atomic<bool>* cancel) {
  for (const std::uint32_t r : model.classes[excluded_class].rows) {
    const ModelRow& row = model.rows[r];
    if (row.kind == ModelRow::Kind::quota && row.max == 0) {
      return "no seat is for " + name_quota(problem.quotas[row.quota]);
    }
  }
  const std::optional<Clash> clash = find_clash(model, excluded_class, cancel);
  if (!clash) {
    return "it was not found out why";
  }
  return "with this person a panel cannot have all of: " + name_clash(problem, *clash);
}

}  // namespace klero::selection
