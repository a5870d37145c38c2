#include "selection/panel/forecast/feasible.h"

#include <algorithm>

#include "selection/panel/claims/panel_program.h"
#include "selection/panel/model/class_model.h"

namespace klero::selection {
namespace {

constexpr std::uint64_t kMaxNodes = 300;

}  // namespace

bool has_panel(const QuotaProblem& problem, const std::atomic<bool>* cancel) {
  // What needs no solver first.
  if (problem.pool_size < problem.seats) {
    return false;
  }
  const bool somebody_is_missing = std::ranges::any_of(
      problem.quotas, [](const Quota& quota) { return quota.members.size() < quota.min; });
  if (somebody_is_missing) {
    return false;
  }
  const ClassModel model = make_class_model(problem);
  const IntegerProgram program =
      make_panel_program(model, {}, std::vector<std::int64_t>(model.classes.size(), 0));
  const IntegerAnswer answer =
      solve_integer_program(program, {.max_nodes = kMaxNodes, .enough = 0, .cancel = cancel});
  return !answer.values.empty();
}

}  // namespace klero::selection
