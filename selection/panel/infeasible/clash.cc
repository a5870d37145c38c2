#include "selection/panel/infeasible/clash.h"

#include <algorithm>

#include "selection/panel/claims/panel_program.h"

namespace klero::selection {
namespace {

constexpr std::uint64_t kNodesToDecide = 100'000;
constexpr std::uint64_t kNodesToLeaveOut = 2'000;

IntegerProgram make_program(const ClassModel& model, SeatedClass seated) {
  IntegerProgram program =
      make_panel_program(model, {}, std::vector<std::int64_t>(model.classes.size(), 0));
  if (seated) {
    program.columns[*seated].min = 1;
  }
  return program;
}

bool is_infeasible(const IntegerProgram& program, std::uint64_t nodes,
                   const std::atomic<bool>* cancel) {
  const IntegerAnswer answer =
      solve_integer_program(program, {.max_nodes = nodes, .enough = 0, .cancel = cancel});
  return answer.status == IntegerAnswer::Status::infeasible;
}

// Drops each bound in turn for good if the rest clashes without it. What the proof never used goes
// first, all at once.
class LeavingOut {
 public:
  LeavingOut(const ClassModel& model, IntegerProgram program, const std::atomic<bool>* cancel)
      : model_(model), program_(std::move(program)), cancel_(cancel) {}

  void keep_only(const std::vector<CaseNode>& proof) {
    IntegerProgram smaller = program_;
    std::vector<bool> max_used(program_.rows.size(), false);
    std::vector<bool> min_used(program_.rows.size(), false);
    for (const CaseNode& node : proof) {
      for (const auto& [row, factor] : node.row_factors) {
        (factor > 0 ? max_used : min_used)[row] = true;
      }
    }
    for (std::size_t r = 0; r < model_.rows.size(); ++r) {
      if (model_.rows[r].kind != ModelRow::Kind::seats) {
        smaller.rows[r].min = min_used[r] ? smaller.rows[r].min : -kNoBound;
        smaller.rows[r].max = max_used[r] ? smaller.rows[r].max : kNoBound;
      }
    }
    accept_if_infeasible(std::move(smaller));
  }

  void try_each() {
    try_households();
    for (std::size_t r = 0; r < model_.rows.size(); ++r) {
      if (model_.rows[r].kind != ModelRow::Kind::quota) {
        continue;
      }
      for (const Side side : {Side::least, Side::most}) {
        if (demands(r, side)) {
          IntegerProgram smaller = program_;
          (side == Side::least ? smaller.rows[r].min : smaller.rows[r].max) =
              side == Side::least ? -kNoBound : kNoBound;
          accept_if_infeasible(std::move(smaller));
        }
      }
    }
  }

  [[nodiscard]] Clash take() const {
    Clash clash;
    for (std::size_t r = 0; r < model_.rows.size(); ++r) {
      const ModelRow& row = model_.rows[r];
      for (const Side side : {Side::least, Side::most}) {
        if (row.kind == ModelRow::Kind::quota && demands(r, side)) {
          clash.sides.push_back({row.quota, side});
        }
      }
      clash.households |=
          row.kind == ModelRow::Kind::households && demands(r, Side::most);
    }
    return clash;
  }

 private:
  // Does the bound ask for anything that is not so anyway?
  [[nodiscard]] bool demands(std::size_t r, Side side) const {
    std::int64_t members = 0;
    for (const std::uint32_t c : model_.rows[r].classes) {
      members += model_.classes[c].size();
    }
    return side == Side::least ? program_.rows[r].min > 0
                               : program_.rows[r].max < std::min(members, model_.seats);
  }

  void try_households() {
    IntegerProgram smaller = program_;
    for (std::size_t r = 0; r < model_.rows.size(); ++r) {
      if (model_.rows[r].kind == ModelRow::Kind::households) {
        smaller.rows[r].max = kNoBound;
      }
    }
    accept_if_infeasible(std::move(smaller));
  }

  void accept_if_infeasible(IntegerProgram smaller) {
    if (is_infeasible(smaller, kNodesToLeaveOut, cancel_)) {
      program_ = std::move(smaller);
    }
  }

  const ClassModel& model_;
  IntegerProgram program_;
  const std::atomic<bool>* cancel_;
};

std::string name_side(const QuotaProblem& problem, const QuotaSide& side) {
  const Quota& quota = problem.quotas[side.quota];
  const bool least = side.side == Side::least;
  return std::string(least ? "at least " : "at most ") +
         std::to_string(least ? quota.min : quota.max) + " of " + name_quota(quota) + " (" +
         std::to_string(quota.members.size()) + " in the pool)";
}

}  // namespace

std::optional<Clash> find_clash(const ClassModel& model, SeatedClass seated,
                                const std::atomic<bool>* cancel) {
  IntegerProgram program = make_program(model, seated);
  const IntegerAnswer answer = solve_integer_program(
      program, {.max_nodes = kNodesToDecide, .enough = 0, .cancel = cancel});
  if (answer.status != IntegerAnswer::Status::infeasible) {
    return std::nullopt;
  }
  std::vector<ProofNode> proof = proof_in_people(model, program, answer.proof);
  LeavingOut leaving_out(model, std::move(program), cancel);
  if (!answer.proof.empty()) {
    leaving_out.keep_only(answer.proof);
  }
  leaving_out.try_each();
  Clash clash = leaving_out.take();
  clash.proof = seated ? std::vector<ProofNode>() : std::move(proof);
  return clash;
}

std::string name_clash(const QuotaProblem& problem, const Clash& clash) {
  std::string text;
  for (const QuotaSide& side : clash.sides) {
    text += (text.empty() ? "" : "; ") + name_side(problem, side);
  }
  if (clash.households) {
    text += std::string(text.empty() ? "" : "; ") + "at most one per household";
  }
  return text;
}

}  // namespace klero::selection
