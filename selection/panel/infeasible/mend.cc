#include "selection/panel/infeasible/mend.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "selection/panel/certificate/check.h"
#include "selection/panel/claims/panel_program.h"

namespace klero::selection {
namespace {

constexpr std::uint64_t kMaxNodes = 100'000;

// After the classes come, for each quota, the seats by which its min goes down and its max goes up.
class MendProgram {
 public:
  MendProgram(const QuotaProblem& problem, const ClassModel& model, bool beyond_flex)
      : problem_(problem),
        model_(model),
        program_(make_panel_program(model, {}, std::vector<std::int64_t>(model.classes.size(), 0))) {
    for (std::size_t r = 0; r < model.rows.size(); ++r) {
      if (model.rows[r].kind == ModelRow::Kind::quota) {
        loosen(r, beyond_flex);
      }
    }
  }

  [[nodiscard]] const IntegerProgram& program() const { return program_; }

  [[nodiscard]] std::vector<QuotaMove> moves(const std::vector<std::int64_t>& values) const {
    std::vector<QuotaMove> moves;
    for (std::size_t q = 0; q < problem_.quotas.size(); ++q) {
      const auto down = static_cast<std::uint32_t>(values[model_.classes.size() + 2 * q]);
      const auto up = static_cast<std::uint32_t>(values[model_.classes.size() + 2 * q + 1]);
      if (down + up > 0) {
        const Quota& quota = problem_.quotas[q];
        moves.push_back({q, quota.min - down, quota.max + up});
      }
    }
    return moves;
  }

 private:
  // One row becomes two, for a quota does not give way on both sides at once.
  void loosen(std::size_t r, bool beyond_flex) {
    const Quota& quota = problem_.quotas[model_.rows[r].quota];
    const auto column = static_cast<std::uint32_t>(program_.columns.size());
    const std::int64_t floor = beyond_flex ? 0 : quota.min_flex;
    const std::int64_t ceiling = beyond_flex ? std::max<std::int64_t>(quota.max, model_.seats)
                                             : quota.max_flex;
    program_.columns.push_back({.min = 0, .max = quota.min - floor, .objective = -1});
    program_.columns.push_back({.min = 0, .max = ceiling - quota.max, .objective = -1});
    IntegerRow most = program_.rows[r];
    most.min = -kNoBound;
    most.entries.push_back({column + 1, -1});
    IntegerRow& least = program_.rows[r];
    least.max = kNoBound;
    least.entries.push_back({column, 1});
    program_.rows.push_back(std::move(most));
  }

  const QuotaProblem& problem_;
  const ClassModel& model_;
  IntegerProgram program_;
};

// The proof that no panel exists, or nothing if one does.
std::optional<Claim> prove_infeasible(const QuotaProblem& problem, const std::atomic<bool>* cancel) {
  const ClassModel model = make_class_model(problem);
  const IntegerProgram program =
      make_panel_program(model, {}, std::vector<std::int64_t>(model.classes.size(), 0));
  const IntegerAnswer answer =
      solve_integer_program(program, {.max_nodes = kMaxNodes, .enough = 0, .cancel = cancel});
  if (answer.status == IntegerAnswer::Status::infeasible) {
    return Claim{{}, -1, proof_in_people(model, program, answer.proof)};
  }
  if (answer.values.empty()) {
    throw crypto::Error("quotas: it could not be decided whether a panel meets them");
  }
  return std::nullopt;
}

// The proof in whole numbers, by code that is not the solver's.
void require_proven(const Relaxed& relaxed) {
  if (relaxed.steps == 0) {
    return;
  }
  if (const auto fault = check_claim(*relaxed.problem_before, relaxed.none_before.claims, 0)) {
    throw crypto::Error("relaxation: it could not be proven in whole numbers that " +
                        std::to_string(relaxed.steps - 1) + " steps do not suffice: " + *fault);
  }
}

}  // namespace

std::optional<Mend> find_mend(const QuotaProblem& problem, const std::atomic<bool>* cancel) {
  const ClassModel model = make_class_model(problem);
  for (const bool beyond_flex : {false, true}) {
    const MendProgram mend_program(problem, model, beyond_flex);
    const IntegerAnswer answer = solve_integer_program(
        mend_program.program(), {.max_nodes = kMaxNodes, .enough = kNoBound, .cancel = cancel});
    if (!answer.values.empty()) {
      return Mend{.moves = mend_program.moves(answer.values),
                  .seats_moved = static_cast<std::uint32_t>(-answer.objective),
                  .within_flex = !beyond_flex,
                  .smallest = answer.status == IntegerAnswer::Status::optimal};
    }
  }
  return std::nullopt;
}

std::string name_mend(const QuotaProblem& problem, const Mend& mend) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
  for (const QuotaMove& move : mend.moves) {
    const Quota& quota = problem.quotas[move.quota];
    if (move.min != quota.min) {
      add(name_quota(quota) + " at least " + std::to_string(move.min) + " instead of " +
          std::to_string(quota.min));
    }
    if (move.max != quota.max) {
      add(name_quota(quota) + " at most " + std::to_string(move.max) + " instead of " +
          std::to_string(quota.max));
    }
  }
  return text;
}

QuotaProblem apply_moves(const QuotaProblem& problem, const std::vector<QuotaMove>& moves) {
  QuotaProblem moved = problem;
  for (const QuotaMove& move : moves) {
    if (move.quota >= moved.quotas.size() || move.min > move.max) {
      throw crypto::Error("relaxation: a step names no quota, or a min above its max");
    }
    Quota& quota = moved.quotas[move.quota];
    quota.min = move.min;
    quota.max = move.max;
    quota.min_flex = std::min(quota.min_flex, move.min);
    quota.max_flex = std::max(quota.max_flex, move.max);
  }
  return moved;
}

std::optional<Relaxed> relax_along(const QuotaProblem& problem,
                                   const std::vector<QuotaMove>& steps,
                                   const std::atomic<bool>* cancel) {
  Relaxed relaxed{.steps = 0, .problem = problem, .problem_before = {}, .none_before = {}};
  while (true) {
    std::optional<Claim> proof = prove_infeasible(relaxed.problem, cancel);
    if (!proof) {
      require_proven(relaxed);
      return relaxed;
    }
    if (relaxed.steps == steps.size()) {
      return std::nullopt;
    }
    relaxed.none_before.claims = {std::move(*proof)};
    relaxed.problem_before = relaxed.problem;
    relaxed.problem = apply_moves(relaxed.problem, {steps[relaxed.steps]});
    ++relaxed.steps;
  }
}

}  // namespace klero::selection
