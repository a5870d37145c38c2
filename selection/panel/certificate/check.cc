#include "selection/panel/certificate/check.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "selection/panel/certificate/big_integer.h"
#include "selection/panel/certificate/row_sum.h"

namespace klero::selection {
namespace {

constexpr std::uint32_t kNotPinned = 0xFFFFFFFF;

// Chances as the levels pin them: values_[level_of_[row]] / denominator_, all exact.
class Chances {
 public:
  Chances(const QuotaProblem& problem, const Certificate& certificate)
      : problem_(problem), certificate_(certificate), level_of_(problem.pool_size, kNotPinned) {
    pin_excluded();
  }

  // The reason why the level does not hold; empty, and its people pinned, if it does.
  std::string pin_level(const Level& level) {
    std::string fault;
    const std::optional<RowSum> sum =
        sum_rows({problem_, certificate_.claims, certificate_.claims.size(), {}, true},
                 level.multipliers, fault);
    if (!sum) {
      return fault;
    }
    // What the people already pinned take of the sum, by their level; what the others share.
    std::vector<WideInteger> taken(values_.size(), 0);
    WideInteger shared = 0;
    for (Row row = 0; row < problem_.pool_size; ++row) {
      if (level_of_[row] != kNotPinned) {
        taken[level_of_[row]] += sum->factors[row];
      } else if (sum->factors[row] < 0) {
        return "row " + std::to_string(row) + " counts negatively and is not pinned yet";
      } else {
        shared += sum->factors[row];
      }
    }
    if (shared == 0) {
      return "it pins nobody";
    }
    if (!fits(shared) || !fits(sum->bound) || !std::ranges::all_of(taken, fits)) {
      return "its numbers are too large";
    }
    return take_level(*sum, taken, static_cast<std::int64_t>(shared));
  }

  [[nodiscard]] std::size_t count_not_pinned() const {
    return static_cast<std::size_t>(std::ranges::count(level_of_, kNotPinned));
  }

  // How the sum of weights * chances compares with `bound`.
  [[nodiscard]] std::strong_ordering compare(const std::vector<Weight>& weights,
                                             std::int64_t bound) const {
    std::vector<std::int64_t> by_level(values_.size(), 0);
    for (const Weight& weight : weights) {
      by_level[level_of_[weight.row]] += weight.weight;
    }
    BigInteger sum;
    for (std::size_t level = 0; level < values_.size(); ++level) {
      if (by_level[level] != 0) {
        sum += values_[level] * by_level[level];
      }
    }
    return sum <=> denominator_ * bound;
  }

  [[nodiscard]] bool within(Row row, std::uint32_t count, std::uint32_t panels,
                            std::uint32_t allowed) const {
    const BigInteger ideal = values_[level_of_[row]] * panels;
    return ideal <= denominator_ * (std::int64_t{count} + allowed) &&
           denominator_ * (std::int64_t{count} - allowed) <= ideal;
  }

  [[nodiscard]] bool excluded(Row row) const { return level_of_[row] == 0; }

  // The chance of the last level, exactly and nearly.
  [[nodiscard]] bool reaches_last(std::uint32_t count, std::uint32_t panels) const {
    return values_.back() * panels <= denominator_ * (std::int64_t{count} + 1);
  }
  [[nodiscard]] double last() const { return BigInteger::ratio(values_.back(), denominator_); }

  [[nodiscard]] double approximate(Row row) const {
    return BigInteger::ratio(values_[level_of_[row]], denominator_);
  }

 private:
  static bool fits(WideInteger value) {
    constexpr auto kLimit = std::numeric_limits<std::int64_t>::max() / 2;
    return value <= kLimit && value >= -kLimit;
  }

  // Level 0: whoever has a positive weight in a claim "the weights sum to at most 0".
  void pin_excluded() {
    for (const Claim& claim : certificate_.claims) {
      const bool excludes = claim.bound == 0 && std::ranges::all_of(claim.weights, [](auto& w) {
                              return w.weight > 0;
                            });
      for (const Weight& weight : claim.weights) {
        if (excludes && weight.row < problem_.pool_size) {
          level_of_[weight.row] = 0;
        }
      }
    }
  }

  // value = (bound - what the pinned take) / shared, brought to the common denominator.
  std::string take_level(const RowSum& sum, const std::vector<WideInteger>& taken,
                         std::int64_t shared) {
    BigInteger value = denominator_ * static_cast<std::int64_t>(sum.bound);
    for (std::size_t level = 0; level < values_.size(); ++level) {
      value -= values_[level] * static_cast<std::int64_t>(taken[level]);
    }
    for (BigInteger& earlier : values_) {
      earlier *= shared;
    }
    denominator_ *= shared;
    if (value < values_.back()) {
      return "its chance is smaller than that of the level before";
    }
    values_.push_back(std::move(value));
    for (Row row = 0; row < problem_.pool_size; ++row) {
      if (level_of_[row] == kNotPinned && sum.factors[row] > 0) {
        level_of_[row] = static_cast<std::uint32_t>(values_.size() - 1);
      }
    }
    return {};
  }

  const QuotaProblem& problem_;
  const Certificate& certificate_;
  std::vector<std::uint32_t> level_of_;  // by row
  std::vector<BigInteger> values_{BigInteger(0)};  // by level; level 0 are the excluded
  BigInteger denominator_{1};
};

std::vector<Weight> each_once(const std::vector<Row>& rows) {
  std::vector<Weight> weights;
  for (const Row row : rows) {
    weights.push_back({row, 1});
  }
  return weights;
}

// The chances themselves must keep everything on average: then they are attained by the relaxation,
// and nothing is leximin-better.
void check_chances_are_possible(const QuotaProblem& problem, const Certificate& certificate,
                                const Chances& chances, std::vector<std::string>& findings) {
  std::vector<Weight> everybody;
  for (Row row = 0; row < problem.pool_size; ++row) {
    everybody.push_back({row, 1});
    if (chances.compare({{row, 1}}, 1) > 0) {
      findings.push_back("chances: row " + std::to_string(row) + " has more than 1");
    }
  }
  if (chances.compare(everybody, problem.seats) != 0) {
    findings.emplace_back("chances: they do not sum to the number of seats");
  }
  for (const Quota& quota : problem.quotas) {
    const std::vector<Weight> members = each_once(quota.members);
    if (chances.compare(members, quota.max) > 0 || chances.compare(members, quota.min) < 0) {
      findings.push_back("chances: quota " + name_quota(quota) + " is not kept on average");
    }
  }
  for (std::size_t g = 0; g < problem.at_most_one.size(); ++g) {
    if (chances.compare(each_once(problem.at_most_one[g]), 1) > 0) {
      findings.push_back("chances: household " + std::to_string(g) + " has more than 1");
    }
  }
  for (std::size_t k = 0; k < certificate.claims.size(); ++k) {
    if (chances.compare(certificate.claims[k].weights, certificate.claims[k].bound) > 0) {
      findings.push_back("chances: claim " + std::to_string(k) + " is not kept on average");
    }
  }
}

void check_counts(const std::vector<std::uint32_t>& counts, std::uint32_t panels,
                  std::uint32_t allowed, const Chances& chances, CertificateCheck& result) {
  for (Row row = 0; row < counts.size(); ++row) {
    const double chance = chances.approximate(row);
    result.chances.push_back(std::llround(chance * static_cast<double>(kCertainty)));
    const auto deviation = static_cast<std::uint64_t>(
        std::llround(std::abs(counts[row] - chance * panels) * 1000));
    if (deviation > result.largest_deviation_milli) {
      result.largest_deviation_milli = deviation;
      result.largest_deviation_row = row;
    }
    while (result.within < panels && !chances.within(row, counts[row], panels, result.within)) {
      ++result.within;
    }
    if (chances.excluded(row) ? counts[row] != 0
                              : !chances.within(row, counts[row], panels, allowed)) {
      result.findings.push_back("counts: row " + std::to_string(row) + " sits on " +
                                std::to_string(counts[row]) + " of " + std::to_string(panels) +
                                " panels, expected " + std::to_string(chance * panels) +
                                " or within " + std::to_string(allowed) + " of it");
    }
  }
}

// All claims, and that there is a count for everybody. False if the levels cannot be looked at.
bool check_before_levels(const QuotaProblem& problem, const std::vector<std::uint32_t>& counts,
                         const Certificate& certificate, std::vector<std::string>& findings) {
  for (std::size_t k = 0; k < certificate.claims.size(); ++k) {
    if (const auto fault = check_claim(problem, certificate.claims, k)) {
      findings.push_back("claim " + std::to_string(k) + ": " + *fault);
    }
  }
  const bool claims_are_readable =
      std::ranges::all_of(certificate.claims, [&problem](const Claim& claim) {
        return weights_in_range(problem, claim);
      });
  if (claims_are_readable && counts.size() != problem.pool_size) {
    findings.push_back("counts: expected " + std::to_string(problem.pool_size) + ", got " +
                       std::to_string(counts.size()));
  }
  return claims_are_readable && counts.size() == problem.pool_size;
}

}  // namespace

MinimumCheck check_minimum(const QuotaProblem& problem, std::uint32_t panels,
                           const std::vector<std::uint32_t>& counts,
                           const Certificate& certificate) {
  MinimumCheck result;
  if (!check_before_levels(problem, counts, certificate, result.findings)) {
    return result;
  }
  if (certificate.levels.size() != 1) {
    result.findings.push_back("levels: expected 1, got " +
                              std::to_string(certificate.levels.size()));
    return result;
  }
  // Whoever is not excluded counts zero or positively in the level's sum, so the smallest of their
  // chances times all they count together is at most its bound.
  Chances chances(problem, certificate);
  if (const std::string fault = chances.pin_level(certificate.levels.front()); !fault.empty()) {
    result.findings.push_back("level 1: " + fault);
    return result;
  }
  result.bound = std::llround(chances.last() * static_cast<double>(kCertainty));
  for (Row row = 0; row < counts.size(); ++row) {
    if (!chances.excluded(row) && !chances.reaches_last(counts[row], panels)) {
      result.findings.push_back("counts: row " + std::to_string(row) + " sits on " +
                                std::to_string(counts[row]) + " of " + std::to_string(panels) +
                                " panels, expected at least " +
                                std::to_string(chances.last() * panels) + " less one");
    }
  }
  return result;
}

CertificateCheck check_certificate(const QuotaProblem& problem, std::uint32_t panels,
                                   const std::vector<std::uint32_t>& counts,
                                   const Certificate& certificate) {
  CertificateCheck result;
  if (!check_before_levels(problem, counts, certificate, result.findings)) {
    return result;
  }
  Chances chances(problem, certificate);
  for (std::size_t l = 0; l < certificate.levels.size(); ++l) {
    const std::string fault = chances.pin_level(certificate.levels[l]);
    if (!fault.empty()) {
      result.findings.push_back("level " + std::to_string(l + 1) + ": " + fault);
      return result;
    }
  }
  if (const std::size_t open = chances.count_not_pinned(); open > 0) {
    result.findings.push_back("levels: the chances of " + std::to_string(open) +
                              " people are not pinned");
    return result;
  }
  check_chances_are_possible(problem, certificate, chances, result.findings);
  check_counts(counts, panels, certificate.within, chances, result);
  return result;
}

CertificateCheck check_certificate(const QuotaProblem& problem, const Portfolio& portfolio,
                                   const Certificate& certificate) {
  return check_certificate(problem, static_cast<std::uint32_t>(portfolio.panels.size()),
                           count_panels(portfolio, problem.pool_size), certificate);
}

}  // namespace klero::selection
