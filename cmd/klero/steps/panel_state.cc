#include "cmd/klero/steps/panel_state.h"

#include "selection/portfolio/draw_panel.h"
#include "selection/replacement/leavers.h"

namespace klero::cmd {

using selection::Draw;
using selection::StepNumber;

namespace {

constexpr StepNumber kFirst = selection::kFirstLeaversStep;

StepNumber last_step(const Draw& draw) {
  return draw.record.steps.back().number;
}

bool has_ended(const Draw& draw) {
  return selection::is_over(draw.record) || selection::is_annulled(draw.record);
}

// From 13 on odd steps are lists of leavers and even ones replacements.
bool is_leavers(StepNumber number) {
  return number >= kFirst && number % 2 == 1;
}
bool is_replacement(StepNumber number) {
  return number > kFirst && number % 2 == 0;
}

}  // namespace

selection::PanelState panel_state(const Draw& draw, const selection::Pool& pool) {
  selection::PanelState state;
  StepNumber latest = selection::kPanelStep;
  for (StepNumber number = kFirst; number <= last_step(draw); ++number) {
    if (is_replacement(number)) latest = number;
    if (!is_leavers(number)) continue;
    for (const selection::RowNumber row : selection::read_leaver_rows(
             pool, selection::read_step_file(draw.record, number, "leavers.tsv"))) {
      state.gone.insert(row);
    }
  }
  const std::vector<selection::RowNumber> members =
      selection::read_members(pool, selection::read_step_file(draw.record, latest, "panel.tsv"));
  state.members.insert(members.begin(), members.end());
  return state;
}

StepNumber leavers_step(const Draw& draw) {
  if (has_ended(draw)) return last_step(draw) + 1;  // turn() refuses it
  const StepNumber last = last_step(draw);
  if (last < kFirst) return kFirst;
  return is_leavers(last) ? last : last + 1;
}

StepNumber replacement_step(const Draw& draw) {
  if (has_ended(draw)) return last_step(draw) + 1;
  const StepNumber last = last_step(draw);
  if (last < kFirst) return kFirst + 1;
  return is_leavers(last) ? last + 1 : last;
}

}  // namespace klero::cmd
