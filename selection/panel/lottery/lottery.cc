#include "selection/panel/lottery/lottery.h"

#include <algorithm>

#include "selection/panel/lottery/exchange.h"
#include "selection/panel/lottery/totals.h"

namespace klero::selection {
namespace {

// Other roundings of the totals that are tried when the first gets stuck.
constexpr std::uint64_t kRoundings = 3;

// By panel of the hull: how often the attempt has it.
std::vector<double> parts_of(const PanelHull& hull, const Attempt& attempt) {
  std::vector<ClassCounts> sorted = attempt.panels;
  std::ranges::sort(sorted);
  std::vector<double> parts;
  for (const ClassCounts& panel : hull.panels()) {
    const auto found = std::ranges::equal_range(sorted, panel);
    parts.push_back(static_cast<double>(found.size()));
  }
  return parts;
}

void scale_to_one(std::vector<double>& parts, double one) {
  for (double& part : parts) {
    part /= one;
  }
}

}  // namespace

Attempt attempt_halving(const ClassModel& model, const std::vector<double>& chances,
                        std::uint32_t panels, const PanelDone& panel_done) {
  Attempt best;
  for (std::uint64_t rounding = 0; rounding < kRoundings; ++rounding) {
    const std::optional<Stack> totals = round_totals(model, chances, panels, rounding);
    if (!totals) {
      continue;
    }
    Halved halved = halve_down(model, *totals, panel_done);
    const bool complete = halved.stuck.empty();
    if (complete || halved.panels.size() > best.panels.size()) {
      best = {std::move(halved.panels), complete};
    }
    if (complete) {
      break;
    }
  }
  return best;
}

std::vector<ClassCounts> make_do(const ClassModel& model, const PanelHull& hull,
                                 const std::vector<double>& parts, const Attempt& attempt,
                                 const std::vector<double>& chances, std::uint32_t panels) {
  const std::vector<Window> windows = fair_windows(model, chances, panels);
  std::vector<double> near_attempt = parts_of(hull, attempt);
  scale_to_one(near_attempt, panels);
  Exchanged first = exchange_panels(hull.panels(), near_attempt, panels, windows);
  if (first.all_within || parts.empty()) {
    return std::move(first.panels);
  }
  Exchanged second = exchange_panels(hull.panels(), parts, panels, windows);
  return second.missed_seats < first.missed_seats ? std::move(second.panels)
                                                  : std::move(first.panels);
}

}  // namespace klero::selection
