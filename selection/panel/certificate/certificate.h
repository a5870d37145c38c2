// The proof that a portfolio is as fair as the quotas permit: docs/fairness.md, "For a
// mathematician". Whole numbers only; made with a solver, checked without one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

// How often one inequality of the problem is used in a sum of inequalities. All but `seats` are
// used with a positive factor.
struct Multiplier {
  enum class Of {
    seats,      // sum of all members = seats; the factor may be negative; index 0
    most,       // members of quota `index` <= max
    least,      // members of quota `index` >= min
    household,  // members of group `index` <= 1
    claim,      // claim number `index` of this certificate
    person,     // row `index` sits on no panel twice: chance <= 1 (levels only)
    branch,     // the `index`-th branch above a leaf, counted from the root (proofs only)
  };
  Of of = Of::seats;
  std::uint32_t index = 0;
  std::int64_t factor = 0;
  friend bool operator==(const Multiplier&, const Multiplier&) = default;
};

// One node of the proof of a claim, in preorder. A branch distinguishes whether at most `limit`
// of `rows` sit on the panel (first child) or at least limit + 1 (second child). A leaf derives the
// claim, times `scale`, as a sum of inequalities; with scale 0 it derives a contradiction.
struct ProofNode {
  bool leaf = true;
  std::vector<Row> rows;               // of a branch, strictly rising
  std::int64_t limit = 0;              // of a branch
  std::int64_t scale = 0;              // of a leaf
  std::vector<Multiplier> multipliers;  // of a leaf
  friend bool operator==(const ProofNode&, const ProofNode&) = default;
};

struct Weight {
  Row row = 0;
  std::int64_t weight = 0;  // not 0
  friend bool operator==(const Weight&, const Weight&) = default;
};

// "On every panel the weights of the members sum to at most `bound`." A person who fits in no panel
// is the claim {weight 1, bound 0}. An empty proof means that only a solver says so.
struct Claim {
  std::vector<Weight> weights;  // by rising row
  std::int64_t bound = 0;
  std::vector<ProofNode> proof;
  friend bool operator==(const Claim&, const Claim&) = default;
};

// One level of the leximin: the sum of inequalities that pins the chances of the people of this
// level. Who they are, and at what chance, follows from the multipliers.
struct Level {
  std::vector<Multiplier> multipliers;
  friend bool operator==(const Level&, const Level&) = default;
};

struct Certificate {
  std::vector<Claim> claims;
  std::vector<Level> levels;
  // Everybody's count is promised to be within so many panels of M times the chance; at least 1.
  std::uint32_t within = 1;
  friend bool operator==(const Certificate&, const Certificate&) = default;
};

// The certificate as TSV (docs/fairness.md gives the grammar), and back.
//
// parse_certificate throws Error, with the line, for any text that encode_certificate would not
// write: parsing and encoding again gives the same bytes.
[[nodiscard]] std::string encode_certificate(const Certificate& certificate);
[[nodiscard]] Certificate parse_certificate(std::string_view text);

// The text, if a record may hold it (docs/protocol.md, 1.11 and 7a): at most 4 MiB, 200 levels, and
// trees 64 cases deep.
[[nodiscard]] std::optional<std::string> encode_for_record(const Certificate& certificate);

// The most that `within` may be for so many panels: a hundredth of them, and at least 1.
[[nodiscard]] constexpr std::uint32_t most_within(std::uint32_t panels) {
  return panels < 100 ? 1 : panels / 100;
}

}  // namespace klero::selection
