#include "selection/panel/leximin/level_proof.h"

#include <algorithm>
#include <cstdlib>

#include "selection/panel/claims/panel_program.h"
#include "selection/panel/linear/proportions.h"

namespace klero::selection {
namespace {

// All prices of the level in one list: rows, claims, caps.
std::vector<double> join_prices(const LeximinLevel& level) {
  std::vector<double> prices = level.row_prices;
  prices.insert(prices.end(), level.claim_prices.begin(), level.claim_prices.end());
  prices.insert(prices.end(), level.cap_prices.begin(), level.cap_prices.end());
  return prices;
}

// What the sum of rows gives each member of a class.
std::vector<std::int64_t> factors_by_class(const ClassModel& model,
                                           const std::vector<ClassClaim>& claims,
                                           const std::vector<std::int64_t>& whole) {
  std::vector<std::int64_t> factors(model.classes.size(), 0);
  for (std::size_t r = 0; r < model.rows.size(); ++r) {
    for (const std::uint32_t c : model.rows[r].classes) {
      factors[c] += whole[r];
    }
  }
  const std::size_t caps = model.rows.size() + claims.size();
  for (std::size_t c = 0; c < factors.size(); ++c) {
    for (std::size_t k = 0; k < claims.size(); ++k) {
      factors[c] += whole[model.rows.size() + k] * claims[k].weights[c];
    }
    factors[c] += whole[caps + c];
  }
  return factors;
}

Level make_level(const ClassModel& model, const std::vector<ClassClaim>& claims,
                 const std::vector<std::int64_t>& whole) {
  Level level;
  for (std::size_t r = 0; r < model.rows.size(); ++r) {
    append_multipliers(model.rows[r], whole[r], level.multipliers);
  }
  for (std::size_t k = 0; k < claims.size(); ++k) {
    if (const std::int64_t factor = whole[model.rows.size() + k]; factor != 0) {
      level.multipliers.push_back({Multiplier::Of::claim, static_cast<std::uint32_t>(k), factor});
    }
  }
  const std::size_t caps = model.rows.size() + claims.size();
  for (std::size_t c = 0; c < model.classes.size(); ++c) {
    for (const Row row : whole[caps + c] == 0 ? std::vector<Row>() : model.classes[c].members) {
      level.multipliers.push_back({Multiplier::Of::person, row, whole[caps + c]});
    }
  }
  std::ranges::sort(level.multipliers, {}, [](const Multiplier& multiplier) {
    return std::pair(multiplier.of, multiplier.index);
  });
  return level;
}

}  // namespace

std::optional<std::vector<Level>> prove_levels(const ClassModel& model,
                                               const std::vector<ClassClaim>& claims,
                                               const std::vector<bool>& excluded,
                                               const Leximin& leximin) {
  std::vector<bool> pinned = excluded;
  std::vector<Level> levels;
  for (const LeximinLevel& level : leximin.levels) {
    const auto whole = whole_proportions(join_prices(level));
    if (!whole) {
      return std::nullopt;
    }
    const std::vector<std::int64_t> factors = factors_by_class(model, claims, *whole);
    for (const std::uint32_t c : level.classes) {
      if (factors[c] <= 0) {
        return std::nullopt;
      }
      pinned[c] = true;
    }
    for (std::size_t c = 0; c < factors.size(); ++c) {
      if (!pinned[c] && factors[c] != 0) {
        return std::nullopt;
      }
    }
    levels.push_back(make_level(model, claims, *whole));
  }
  return levels;
}

}  // namespace klero::selection
