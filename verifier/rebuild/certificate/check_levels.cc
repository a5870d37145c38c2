#include <algorithm>
#include <map>
#include <set>

#include "verifier/rebuild/certificate/check_certificate.h"

namespace klero::verifier {
namespace {

constexpr std::size_t kNotPinned = SIZE_MAX;

// The chances P as far as they are pinned: P_i = numerators[level_of_row[i]] / denominator. Level 0 is
// the chance 0 of those whom a claim excludes.
struct Chances {
  std::vector<std::size_t> level_of_row;
  std::vector<Big> numerators{Big(0)};
  Big denominator{1};

  // Σ_i factor_i · P_i · denominator, given Σ_i factor_i for each level.
  [[nodiscard]] Big sum(const std::map<std::size_t, Wide>& factor_of_level) const {
    Big total;
    for (const auto& [level, factor] : factor_of_level) {
      total = total + Big(factor) * numerators[level];
    }
    return total;
  }
};

// Whoever has a positive weight in a claim with bound 0 that has no negative weight is in no panel.
Chances pin_by_claims(const FairnessProblem& problem, const Certificate& certificate) {
  Chances chances;
  chances.level_of_row.assign(problem.rows(), kNotPinned);
  for (const FairnessClaim& claim : certificate.claims) {
    const bool excludes = claim.bound == 0 &&
                          std::none_of(claim.weights.begin(), claim.weights.end(),
                                       [](const auto& weight) { return weight.second < 0; });
    for (const auto& [row, weight] : claim.weights) {
      if (excludes) {
        chances.level_of_row[row] = 0;
      }
    }
  }
  return chances;
}

// One level: pins all rows that are not pinned yet and that its sum gives something. False, with a
// finding, if it is none.
bool pin_level(const FairnessProblem& problem, const Certificate& certificate, std::size_t number,
               const std::string& path, Chances& chances, Findings& findings) {
  const FairnessLevel& level = certificate.levels[number - 1];
  const std::string name = "level " + std::to_string(number) + ": ";
  const WeightedSum r = weighted_sum(problem, certificate, level.factors, nullptr, nullptr);
  std::map<std::size_t, Wide> of_pinned;  // Σ r_i of each level before
  Wide of_others = 0;
  for (std::size_t row = 0; row < problem.rows(); ++row) {
    if (chances.level_of_row[row] != kNotPinned) {
      of_pinned[chances.level_of_row[row]] += r.of_row[row];
    } else if (r.of_row[row] < 0) {
      findings.add({path, level.line, name + "r of at least 0 for every row not pinned yet",
                    to_text(r.of_row[row]) + " for row " + std::to_string(row)});
      return false;
    } else {
      of_others += r.of_row[row];
    }
  }
  if (of_others == 0) {
    findings.add({path, level.line, name + "r above 0 for a row not pinned yet", "none"});
    return false;
  }
  // z = (B - Σ_pinned r·P) / Σ_others r, over the denominator so far times Σ_others r.
  const Big z = Big(r.bound) * chances.denominator - chances.sum(of_pinned);
  for (Big& numerator : chances.numerators) {
    numerator = numerator * Big(of_others);
  }
  chances.denominator = chances.denominator * Big(of_others);
  if (z < chances.numerators.back()) {
    findings.add({path, level.line, name + "z not smaller than at the level before", "a smaller one"});
    return false;
  }
  chances.numerators.push_back(z);
  for (std::size_t row = 0; row < problem.rows(); ++row) {
    if (chances.level_of_row[row] == kNotPinned && r.of_row[row] > 0) {
      chances.level_of_row[row] = number;
    }
  }
  return true;
}

// P keeps every inequality of R.
void check_region(const FairnessProblem& problem, const Chances& chances, const std::string& path,
                  Findings& findings) {
  std::map<std::size_t, Wide> everybody;
  for (const std::size_t level : chances.level_of_row) {
    everybody[level] += 1;
  }
  if (chances.sum(everybody) != Big(problem.seats) * chances.denominator) {
    findings.add({path, 0, "chances that sum to " + std::to_string(problem.seats), "another sum"});
  }
  for (const auto& [level, rows] : everybody) {
    if (chances.numerators[level] > chances.denominator) {
      findings.add({path, 0, "chances of at most 1", "more at level " + std::to_string(level)});
    }
  }
  std::size_t quota = 0;
  for (const QuotaColumn& column : problem.columns) {
    std::vector<std::map<std::size_t, Wide>> members(column.bounds.size());
    for (std::size_t row = 0; row < problem.rows(); ++row) {
      members[column.category_of_row[row]][chances.level_of_row[row]] += 1;
    }
    for (std::size_t c = 0; c < members.size(); ++c, ++quota) {
      const Big sum = chances.sum(members[c]);
      if (sum < Big(column.bounds[c].first) * chances.denominator ||
          sum > Big(column.bounds[c].second) * chances.denominator) {
        findings.add({path, 0,
                      "chances that keep quota " + std::to_string(quota) + ", " +
                          std::to_string(column.bounds[c].first) + " to " +
                          std::to_string(column.bounds[c].second),
                      "others"});
      }
    }
  }
}

// P keeps every claim.
void check_kept(const Certificate& certificate, const Chances& chances, const std::string& path,
                Findings& findings) {
  for (std::size_t number = 0; number < certificate.claims.size(); ++number) {
    const FairnessClaim& claim = certificate.claims[number];
    std::map<std::size_t, Wide> weights;
    for (const auto& [row, weight] : claim.weights) {
      weights[chances.level_of_row[row]] += weight;
    }
    if (chances.sum(weights) > Big(claim.bound) * chances.denominator) {
      findings.add({path, claim.line, "chances that keep claim " + std::to_string(number), "others"});
    }
  }
}

// |panels of the row - M·P_i| <= `within`, and no panel at all for those whom a claim excludes.
void check_counts(const FairnessProblem& problem, std::uint64_t within, const Chances& chances,
                  const std::string& path, Findings& findings) {
  const Big most = Big(within) * chances.denominator;
  std::set<std::pair<std::size_t, std::uint64_t>> right;  // levels and counts already compared
  for (std::size_t row = 0; row < problem.rows(); ++row) {
    const std::size_t level = chances.level_of_row[row];
    const std::uint64_t count = problem.panels_of_row[row];
    if (right.contains({level, count})) {
      continue;
    }
    const Big difference =
        Big(count) * chances.denominator - Big(problem.panels) * chances.numerators[level];
    if ((level == 0 && count != 0) || difference > most || Big(0) - difference > most) {
      findings.add({path, 0,
                    "row " + std::to_string(row) +
                        (level == 0 ? ": no panel, because a claim excludes it"
                                    : ": within " + std::to_string(within) +
                                          (within == 1 ? " panel" : " panels") +
                                          " of the chance of level " + std::to_string(level)),
                    std::to_string(count) + " of " + std::to_string(problem.panels) + " panels"});
    } else {
      right.emplace(level, count);
    }
  }
}

}  // namespace

void check_levels(const FairnessProblem& problem, const Certificate& certificate,
                  const std::string& path, Findings& findings) {
  Chances chances = pin_by_claims(problem, certificate);
  for (std::size_t number = 1; number <= certificate.levels.size(); ++number) {
    if (!pin_level(problem, certificate, number, path, chances, findings)) {
      return;
    }
  }
  const auto left = std::find(chances.level_of_row.begin(), chances.level_of_row.end(), kNotPinned);
  if (left != chances.level_of_row.end()) {
    findings.add({path, 0, "levels that pin every row",
                  "row " + std::to_string(left - chances.level_of_row.begin()) + " not pinned"});
    return;
  }
  check_region(problem, chances, path, findings);
  check_kept(certificate, chances, path, findings);
  check_counts(problem, certificate.within, chances, path, findings);
}

}  // namespace klero::verifier
