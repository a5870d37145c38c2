#include "selection/panel/lottery/lottery.h"

#include <algorithm>
#include <utility>

#include "selection/panel/lottery/exchange.h"
#include "selection/panel/lottery/totals.h"

namespace klero::selection {
namespace {

// Other roundings of the totals that are tried when the first cannot be cut into panels.
constexpr std::uint64_t kRoundings = 3;
// How often stacks that cannot be cut are put together and cut differently.
constexpr std::uint64_t kMeltings = 6;

// By panel of the hull: how often the attempt has it.
std::vector<double> parts_of(const PanelHull& hull, const Attempt& attempt) {
  std::vector<ClassCounts> sorted = attempt.panels;
  std::ranges::sort(sorted);
  std::vector<double> parts;
  for (const ClassCounts& panel : hull.panels()) {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), panel);
    parts.push_back(static_cast<double>(last - first));
  }
  return parts;
}

bool is_nearly_done(const Halved& halved, std::uint32_t panels) {
  return !halved.stuck.empty() && halved.panels.size() >= panels / 2;
}

// What cannot be cut into panels is put together with as many panels that could, and cut anew.
void melt_and_cut(const ClassModel& model, Halved& halved, std::uint64_t seed,
                  const PanelDone& panel_done) {
  Stack rest{0, ClassCounts(model.classes.size(), 0)};
  const auto add = [&rest](std::int64_t panels, const ClassCounts& totals) {
    rest.panels += panels;
    for (std::size_t c = 0; c < totals.size(); ++c) {
      rest.totals[c] += totals[c];
    }
  };
  for (const Stack& stack : halved.stuck) {
    add(stack.panels, stack.totals);
  }
  std::vector<ClassCounts>& panels = halved.panels;
  for (auto wanted = static_cast<std::size_t>(rest.panels); wanted > 0 && !panels.empty();
       --wanted) {
    std::swap(panels[mix_bits(seed + wanted) % panels.size()], panels.back());
    add(1, panels.back());
    panels.pop_back();
  }
  const std::size_t kept = panels.size();
  Halved again = halve_down(model, rest, seed, [&](std::size_t done) { panel_done(kept + done); });
  panels.insert(panels.end(), again.panels.begin(), again.panels.end());
  halved.stuck = std::move(again.stuck);
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
    Halved halved = halve_down(model, *totals, rounding + 1, panel_done);
    for (std::uint64_t melting = 0; melting < kMeltings && is_nearly_done(halved, panels);
         ++melting) {
      melt_and_cut(model, halved, mix_bits(rounding * kMeltings + melting), panel_done);
    }
    const bool complete = halved.stuck.empty();
    if (complete || halved.panels.size() > best.panels.size()) {
      best = {std::move(halved.panels), complete};
    }
    // Where most of it cannot be cut, there are so few panels that another rounding fares no better.
    if (complete || best.panels.size() < panels / 2) {
      break;
    }
  }
  return best;
}

std::vector<ClassCounts> make_do(const ClassModel& model, const PanelHull& hull,
                                 const std::vector<double>& parts, const Attempt& attempt,
                                 const std::vector<double>& chances, std::uint32_t panels) {
  const std::vector<FairWindow> windows = fair_windows(model, chances, panels);
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
