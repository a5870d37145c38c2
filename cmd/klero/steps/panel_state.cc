#include "cmd/klero/steps/panel_state.h"

#include "selection/portfolio/draw_panel.h"
#include "selection/replacement/leavers.h"

namespace klero::cmd {

using selection::Draw;
using selection::StepNumber;

namespace {

StepNumber last_step(const Draw& draw) {
  return draw.record.steps.back().number;
}

bool has_ended(const Draw& draw) {
  return selection::is_over(draw.record) || selection::is_annulled(draw.record);
}

// The first list of leavers that can be.
StepNumber first_leavers(const Draw& draw) { return selection::panel_step(draw.record) + 1; }

std::string_view kind_of(const Draw& draw, StepNumber number) {
  return selection::kind_of_folder(draw.record.steps[number - 1].folder);
}

}  // namespace

selection::PanelState panel_state(const Draw& draw, const selection::Pool& pool) {
  selection::PanelState state;
  StepNumber latest = selection::panel_step(draw.record);
  for (StepNumber number = first_leavers(draw); number <= last_step(draw); ++number) {
    if (kind_of(draw, number) == "replacement") latest = number;
    if (kind_of(draw, number) != "leavers") continue;
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
  if (last < first_leavers(draw)) return first_leavers(draw);
  return selection::last_kind(draw.record) == "leavers" ? last : last + 1;
}

StepNumber replacement_step(const Draw& draw) {
  if (has_ended(draw)) return last_step(draw) + 1;
  const StepNumber last = last_step(draw);
  if (last < first_leavers(draw)) return first_leavers(draw) + 1;
  return selection::last_kind(draw.record) == "leavers" ? last + 1 : last;
}

}  // namespace klero::cmd
