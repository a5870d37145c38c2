// The certificate of fairness as data: docs/protocol.md, section 7a; what it proves: docs/fairness.md.
// Rows, quotas and claims are counted from 0 here.

#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace klero::verifier {

enum class InequalityKind { kSeats, kMost, kLeast, kClaim, kPerson, kBranch };

// An inequality times a factor.
struct Factor {
  InequalityKind kind = InequalityKind::kSeats;
  std::uint64_t index = 0;
  std::int64_t factor = 0;

  auto operator<=>(const Factor&) const = default;
};

// A node of the tree that proves a claim: a case that is distinguished, or a leaf.
struct ProofNode {
  std::uint64_t line = 0;
  bool leaf = false;
  std::int64_t value = 0;               // v of a case, s of a leaf
  std::vector<std::uint32_t> members;   // of a case: S, ascending
  std::vector<Factor> factors;          // of a leaf
  std::size_t depth = 0;                // cases above
  std::size_t parent = 0;               // the case above, if depth > 0
  bool second = false;                  // the case |y ∩ S| >= v+1 of the parent
};

// w·y <= bound for every panel y.
struct FairnessClaim {
  std::uint64_t line = 0;
  std::int64_t bound = 0;
  std::vector<std::pair<std::uint32_t, std::int64_t>> weights;  // by row, ascending
  std::vector<ProofNode> nodes;                                 // in preorder
};

struct FairnessLevel {
  std::uint64_t line = 0;
  std::vector<Factor> factors;
};

struct Certificate {
  std::vector<FairnessClaim> claims;
  std::vector<FairnessLevel> levels;
  std::uint64_t within = 1;  // panels that a row's count may be off its chance

  [[nodiscard]] bool empty() const { return claims.empty() && levels.empty() && within == 1; }
};

// One feature: what its quotas are and in which category each row is.
struct QuotaColumn {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> bounds;  // [min, max] of each category
  std::span<const std::uint32_t> category_of_row;
};

// What a certificate is about. The quotas are the categories of all columns in sequence.
struct FairnessProblem {
  std::uint64_t seats = 0;                 // 1..10,000
  std::uint64_t panels = 0;                // 1..100,000
  std::vector<QuotaColumn> columns;
  std::vector<std::uint64_t> panels_of_row;  // in how many panels each row stands

  [[nodiscard]] std::size_t rows() const { return panels_of_row.size(); }
};

}  // namespace klero::verifier
