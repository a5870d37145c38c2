#include "selection/panel/leximin/maximin.h"

#include <algorithm>
#include <utility>

namespace klero::selection {
namespace {

// The rule for who stays out: to make the largest chance small is to make the smallest chance of
// staying out large, so the leximin of the opposite problem does it.
ClassModel oppose(const ClassModel& model, const std::vector<bool>& excluded) {
  ClassModel opposite = model;
  for (ModelRow& row : opposite.rows) {
    std::int64_t members = 0;
    for (const std::uint32_t c : row.classes) {
      members += excluded[c] ? 0 : model.classes[c].size();
    }
    row.min = std::exchange(row.max, members - row.min);
    row.min = members - row.min;
  }
  return opposite;
}

std::vector<ClassClaim> oppose(const ClassModel& model, const std::vector<ClassClaim>& claims,
                               const std::vector<bool>& excluded) {
  std::vector<ClassClaim> opposite = claims;
  for (ClassClaim& claim : opposite) {
    for (std::size_t c = 0; c < claim.weights.size(); ++c) {
      claim.bound -= excluded[c] ? 0 : claim.weights[c] * model.classes[c].size();
      claim.weights[c] = -claim.weights[c];
    }
    // sum of -w * q <= bound - sum of w, for q = 1 - p
  }
  return opposite;
}

}  // namespace

std::optional<Leximin> solve_maximin(const ClassModel& model,
                                     const std::vector<ClassClaim>& claims,
                                     const std::vector<bool>& excluded) {
  std::optional<Leximin> smallest =
      solve_leximin(model, claims, excluded, {.ceiling = 1, .first_level_only = true});
  if (!smallest || smallest->levels.empty()) {
    return smallest;
  }
  // A hair below the optimum, so that rounding does not make it unattainable.
  const double floor = std::max(0.0, smallest->levels.front().chance - 1e-9);
  const std::optional<Leximin> staying_out =
      solve_leximin(oppose(model, excluded), oppose(model, claims, excluded), excluded,
                    {.ceiling = 1 - floor, .first_level_only = false});
  if (!staying_out) {
    return std::nullopt;
  }
  for (std::size_t c = 0; c < excluded.size(); ++c) {
    smallest->chances[c] = excluded[c] ? 0 : 1 - staying_out->chances[c];
  }
  return smallest;
}

}  // namespace klero::selection
