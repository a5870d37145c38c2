#include "selection/panel/claims/panel_program.h"

#include <algorithm>
#include <utility>

namespace klero::selection {
namespace {

using Of = Multiplier::Of;

IntegerRow row_of(const ModelRow& row) {
  IntegerRow result;
  result.min = row.min;
  result.max = row.max;
  for (const std::uint32_t c : row.classes) {
    result.entries.push_back({c, 1});
  }
  return result;
}

IntegerRow row_of(const ClassClaim& claim) {
  IntegerRow result;
  result.max = claim.bound;
  for (std::uint32_t c = 0; c < claim.weights.size(); ++c) {
    if (claim.weights[c] != 0) {
      result.entries.push_back({c, claim.weights[c]});
    }
  }
  return result;
}

// Which branch above a leaf bounds a class from above or below, if one does.
struct BranchBound {
  std::int64_t bound = 0;
  std::int64_t branch = -1;
};

class Translation {
 public:
  Translation(const ClassModel& model, const IntegerProgram& program,
              const std::vector<CaseNode>& cases)
      : model_(model),
        program_(program),
        cases_(cases),
        at_most_(model.classes.size()),
        at_least_(model.classes.size()) {}

  std::vector<ProofNode> run() {
    if (!cases_.empty()) {
      translate(0);
    }
    return std::move(proof_);
  }

 private:
  void translate(std::int64_t depth) {
    const CaseNode& node = cases_[next_++];
    if (node.leaf) {
      proof_.push_back(leaf_in_people(node));
      return;
    }
    ProofNode branch;
    branch.leaf = false;
    branch.rows = model_.classes[node.column].members;
    branch.limit = node.limit;
    proof_.push_back(std::move(branch));

    const BranchBound most = std::exchange(at_most_[node.column], {node.limit, depth});
    translate(depth + 1);
    at_most_[node.column] = most;
    const BranchBound least = std::exchange(at_least_[node.column], {node.limit + 1, depth});
    translate(depth + 1);
    at_least_[node.column] = least;
  }

  [[nodiscard]] ProofNode leaf_in_people(const CaseNode& node) const {
    ProofNode leaf;
    leaf.scale = node.scale;
    // What of scale * objective the rows leave over, by class.
    std::vector<std::int64_t> remains;
    for (const IntegerColumn& column : program_.columns) {
      remains.push_back(node.scale * column.objective);
    }
    for (const auto& [row, factor] : node.row_factors) {
      const bool says_nothing = row < model_.rows.size() && factor < 0 &&
                                model_.rows[row].kind == ModelRow::Kind::households;
      if (says_nothing) {
        continue;
      }
      for (const IntegerEntry& entry : program_.rows[row].entries) {
        remains[entry.column] -= factor * entry.factor;
      }
      if (row < model_.rows.size()) {
        append_multipliers(model_.rows[row], factor, leaf.multipliers);
      } else {
        leaf.multipliers.push_back(
            {Of::claim, row - static_cast<std::uint32_t>(model_.rows.size()), factor});
      }
    }
    append_branches(remains, leaf.multipliers);
    std::ranges::sort(leaf.multipliers, {}, [](const Multiplier& multiplier) {
      return std::pair(multiplier.of, multiplier.index);
    });
    return leaf;
  }

  void append_branches(const std::vector<std::int64_t>& remains,
                       std::vector<Multiplier>& to) const {
    std::vector<std::int64_t> factors;
    for (std::size_t c = 0; c < remains.size(); ++c) {
      const BranchBound& bound = remains[c] > 0 ? at_most_[c] : at_least_[c];
      if (bound.branch < 0 || remains[c] == 0) {
        continue;
      }
      const auto branch = static_cast<std::size_t>(bound.branch);
      factors.resize(std::max(factors.size(), branch + 1), 0);
      factors[branch] += std::abs(remains[c]);
    }
    for (std::size_t branch = 0; branch < factors.size(); ++branch) {
      if (factors[branch] != 0) {
        to.push_back({Of::branch, static_cast<std::uint32_t>(branch), factors[branch]});
      }
    }
  }

  const ClassModel& model_;
  const IntegerProgram& program_;
  const std::vector<CaseNode>& cases_;
  std::vector<BranchBound> at_most_;
  std::vector<BranchBound> at_least_;
  std::vector<ProofNode> proof_;
  std::size_t next_ = 0;
};

}  // namespace

void append_multipliers(const ModelRow& row, std::int64_t factor, std::vector<Multiplier>& to) {
  if (factor == 0) {
    return;
  }
  switch (row.kind) {
    case ModelRow::Kind::seats:
      to.push_back({Of::seats, 0, factor});
      break;
    case ModelRow::Kind::quota:
      to.push_back({factor > 0 ? Of::most : Of::least, row.quota, std::abs(factor)});
      break;
    case ModelRow::Kind::households:
      for (const std::uint32_t household : row.households) {
        if (factor > 0) {
          to.push_back({Of::household, household, factor});
        }
      }
      break;
  }
}

IntegerProgram make_panel_program(const ClassModel& model, const std::vector<ClassClaim>& claims,
                                  const std::vector<std::int64_t>& weights) {
  IntegerProgram program;
  for (std::size_t c = 0; c < model.classes.size(); ++c) {
    program.columns.push_back({.min = 0, .max = model.classes[c].size(), .objective = weights[c]});
  }
  for (const ModelRow& row : model.rows) {
    program.rows.push_back(row_of(row));
  }
  for (const ClassClaim& claim : claims) {
    program.rows.push_back(row_of(claim));
  }
  return program;
}

std::vector<ProofNode> proof_in_people(const ClassModel& model, const IntegerProgram& program,
                                       const std::vector<CaseNode>& proof) {
  return Translation(model, program, proof).run();
}

Claim claim_in_people(const ClassModel& model, const ClassClaim& claim) {
  Claim result;
  for (Row row = 0; row < model.class_of.size(); ++row) {
    const std::int64_t weight = claim.weights[model.class_of[row]];
    if (weight != 0) {
      result.weights.push_back({row, weight});
    }
  }
  result.bound = claim.bound;
  result.proof = claim.proof;
  return result;
}

}  // namespace klero::selection
