// The proof of a claim is a tree of cases; at each leaf a sum of inequalities must give the claim.
#include "selection/panel/certificate/check.h"

#include <algorithm>
#include <utility>

#include "selection/panel/certificate/row_sum.h"

namespace klero::selection {
namespace {

// A tree deeper than this is refused, so that a hostile file cannot exhaust the stack.
constexpr std::size_t kMaxDepth = 2'000;

class ClaimCheck {
 public:
  ClaimCheck(const QuotaProblem& problem, const std::vector<Claim>& claims, std::size_t number)
      : problem_(problem), claims_(claims), number_(number), claim_(claims[number]) {}

  std::optional<std::string> run() {
    for (std::size_t k = 0; k <= number_; ++k) {
      if (!weights_in_range(problem_, claims_[k])) {
        return "a weight out of range or out of order, in claim " + std::to_string(k);
      }
    }
    if (claim_.proof.empty()) {
      return "it has no proof";
    }
    std::string fault = check_tree();
    if (fault.empty() && next_ != claim_.proof.size()) {
      fault = "the proof goes on after its end";
    }
    return fault.empty() ? std::nullopt : std::optional(fault);
  }

 private:
  std::string check_tree() {
    if (next_ == claim_.proof.size()) {
      return "the proof ends too early";
    }
    const ProofNode& node = claim_.proof[next_++];
    if (node.leaf) {
      return check_leaf(node);
    }
    const bool rows_fit =
        std::ranges::adjacent_find(node.rows, std::ranges::greater_equal{}) == node.rows.end() &&
        (node.rows.empty() || node.rows.back() < problem_.pool_size) &&
        std::abs(node.limit) <= kMaxFactor;
    if (!rows_fit || branches_.size() == kMaxDepth) {
      return "a branch out of range";
    }
    for (const bool upper : {false, true}) {
      branches_.push_back({&node, upper});
      std::string fault = check_tree();
      branches_.pop_back();
      if (!fault.empty()) {
        return fault;
      }
    }
    return {};
  }

  // Sum the inequalities; what they leave of a person's weight is at most that, if positive, and at
  // most 0 otherwise, for a person sits once or not at all. The claim is about whole numbers, so
  // less than bound + 1 is enough.
  [[nodiscard]] std::string check_leaf(const ProofNode& leaf) const {
    if (leaf.scale < 0 || leaf.scale > kMaxFactor) {
      return "a scale out of range";
    }
    std::string fault;
    const std::optional<RowSum> sum = sum_rows(
        {problem_, claims_, number_, branches_, false}, leaf.multipliers, fault);
    if (!sum) {
      return fault;
    }
    std::vector<WideInteger> remains(problem_.pool_size, 0);
    for (const Weight& weight : claim_.weights) {
      remains[weight.row] = WideInteger{leaf.scale} * weight.weight;
    }
    WideInteger most = sum->bound;
    for (std::size_t row = 0; row < remains.size(); ++row) {
      most += std::max<WideInteger>(0, remains[row] - sum->factors[row]);
    }
    const bool holds = most < WideInteger{leaf.scale} * (WideInteger{claim_.bound} + 1);
    return holds ? std::string() : "a leaf does not give the claim";
  }

  const QuotaProblem& problem_;
  const std::vector<Claim>& claims_;
  std::size_t number_;
  const Claim& claim_;
  std::vector<TakenBranch> branches_;
  std::size_t next_ = 0;
};

}  // namespace

bool weights_in_range(const QuotaProblem& problem, const Claim& claim) {
  const auto& weights = claim.weights;
  const bool rising = std::ranges::adjacent_find(weights, std::ranges::greater_equal{},
                                                 &Weight::row) == weights.end();
  return rising && std::abs(claim.bound) <= kMaxFactor &&
         std::ranges::all_of(weights, [&problem](const Weight& weight) {
           return weight.row < problem.pool_size && weight.weight != 0 &&
                  std::abs(weight.weight) <= kMaxWeight;
         });
}

std::optional<std::string> check_claim(const QuotaProblem& problem,
                                       const std::vector<Claim>& claims, std::size_t claim) {
  return ClaimCheck(problem, claims, claim).run();
}

}  // namespace klero::selection
