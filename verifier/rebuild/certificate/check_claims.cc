#include <algorithm>

#include "crypto/base/error.h"
#include "verifier/rebuild/certificate/check_certificate.h"

namespace klero::verifier {
namespace {

// Rows times leaves: some ten seconds.
constexpr std::uint64_t kMostWork = 4'000'000'000;

// The cases above a leaf, from the root, as positions in the claim's nodes, and on which side the way
// down goes.
struct Step {
  const ProofNode* node = nullptr;
  bool second = false;
};

std::vector<Step> way_to(const FairnessClaim& claim, const ProofNode& leaf) {
  std::vector<Step> way;
  for (const ProofNode* at = &leaf; at->depth > 0; at = &claim.nodes[at->parent]) {
    way.push_back({&claim.nodes[at->parent], at->second});
  }
  std::reverse(way.begin(), way.end());
  return way;
}

// |y ∩ S| <= v, or -|y ∩ S| <= -(v+1).
void add_branch(const Step& step, Wide factor, WeightedSum& sum) {
  const Wide sign = step.second ? -1 : 1;
  for (const std::uint32_t row : step.node->members) {
    sum.of_row[row] += sign * factor;
  }
  const Wide value = step.node->value;
  sum.bound += step.second ? -factor * (value + 1) : factor * value;
}

// The factors of the quotas, [column][category]: of `most` less those of `least`.
struct QuotaFactors {
  explicit QuotaFactors(const FairnessProblem& problem) {
    for (const QuotaColumn& column : problem.columns) {
      of_category.emplace_back(column.bounds.size(), Wide{0});
    }
  }
  void add(const FairnessProblem& problem, const Factor& factor, WeightedSum& sum) {
    std::uint64_t index = factor.index;
    std::size_t column = 0;
    while (index >= problem.columns[column].bounds.size()) {
      index -= problem.columns[column].bounds.size();
      ++column;
    }
    const auto& [least, most] = problem.columns[column].bounds[index];
    const bool is_most = factor.kind == InequalityKind::kMost;
    of_category[column][index] += is_most ? Wide{factor.factor} : -Wide{factor.factor};
    sum.bound += is_most ? Wide{factor.factor} * most : -Wide{factor.factor} * least;
  }

  std::vector<std::vector<Wide>> of_category;
};

}  // namespace

WeightedSum weighted_sum(const FairnessProblem& problem, const Certificate& certificate,
                         const std::vector<Factor>& factors, const FairnessClaim* claim,
                         const ProofNode* leaf) {
  WeightedSum sum;
  sum.of_row.assign(problem.rows(), 0);
  QuotaFactors quotas(problem);
  Wide of_everybody = 0;
  const std::vector<Step> way = leaf == nullptr ? std::vector<Step>() : way_to(*claim, *leaf);
  for (const Factor& factor : factors) {
    switch (factor.kind) {
      case InequalityKind::kSeats:
        of_everybody += factor.factor;
        sum.bound += Wide{factor.factor} * problem.seats;
        break;
      case InequalityKind::kMost:
      case InequalityKind::kLeast:
        quotas.add(problem, factor, sum);
        break;
      case InequalityKind::kClaim:
        for (const auto& [row, weight] : certificate.claims[factor.index].weights) {
          sum.of_row[row] += Wide{factor.factor} * weight;
        }
        sum.bound += Wide{factor.factor} * certificate.claims[factor.index].bound;
        break;
      case InequalityKind::kPerson:
        sum.of_row[factor.index] += factor.factor;
        sum.bound += factor.factor;
        break;
      case InequalityKind::kBranch:
        add_branch(way[factor.index], factor.factor, sum);
        break;
    }
  }
  for (std::size_t row = 0; row < problem.rows(); ++row) {
    sum.of_row[row] += of_everybody;
    for (std::size_t c = 0; c < problem.columns.size(); ++c) {
      sum.of_row[row] += quotas.of_category[c][problem.columns[c].category_of_row[row]];
    }
  }
  return sum;
}

namespace {

// B + Σ_i max(0, s·w_i - a_i) < s·(b + 1)
void check_leaf(const FairnessProblem& problem, const Certificate& certificate, std::size_t number,
                const ProofNode& leaf, const std::string& path, Findings& findings) {
  const FairnessClaim& claim = certificate.claims[number];
  const WeightedSum sum = weighted_sum(problem, certificate, leaf.factors, &claim, &leaf);
  const Wide s = leaf.value;
  Wide left = sum.bound;
  auto weight = claim.weights.begin();
  for (std::size_t row = 0; row < problem.rows(); ++row) {
    Wide excess = -sum.of_row[row];
    if (weight != claim.weights.end() && weight->first == row) {
      excess += s * weight->second;
      ++weight;
    }
    left += std::max(Wide{0}, excess);
  }
  const Wide right = s * (Wide{claim.bound} + 1);
  if (left >= right) {
    findings.add({path, leaf.line,
                  "claim " + std::to_string(number) + ": a leaf with a sum below " + to_text(right),
                  to_text(left)});
  }
}

}  // namespace

void check_claims(const FairnessProblem& problem, const Certificate& certificate,
                  const std::string& path, Findings& findings) {
  std::uint64_t leaves = 0;
  for (const FairnessClaim& claim : certificate.claims) {
    leaves += static_cast<std::uint64_t>(std::count_if(
        claim.nodes.begin(), claim.nodes.end(), [](const ProofNode& node) { return node.leaf; }));
  }
  if (leaves * problem.rows() > kMostWork) {
    throw crypto::Error("cannot check '" + path + "': " + std::to_string(leaves) + " leaves for " +
                        std::to_string(problem.rows()) + " rows are too many");
  }
  for (std::size_t number = 0; number < certificate.claims.size(); ++number) {
    for (const ProofNode& node : certificate.claims[number].nodes) {
      if (node.leaf) {
        check_leaf(problem, certificate, number, node, path, findings);
      }
    }
  }
}

}  // namespace klero::verifier
