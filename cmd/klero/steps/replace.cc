#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/cosignatures.h"
#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/beacon_options.h"
#include "cmd/klero/steps/panel_state.h"
#include "cmd/klero/steps/pool_people.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/sealing.h"
#include "cmd/klero/steps/steps.h"
#include "selection/lot/seed.h"
#include "selection/portfolio/draw_panel.h"
#include "selection/replacement/leavers.h"
#include "selection/sealed/prove_swaps.h"

namespace klero::cmd {
namespace {

using selection::Draw;
using selection::RowNumber;

struct ReplaceOptions {
  OfficeOptions office;
  BeaconOptions beacons;
};

// Members now, and whoever left for them, for the office.
std::vector<NamedRow> name_rows(const selection::Replacement& replacement) {
  std::set<RowNumber> called;
  for (const selection::Swap& swap : replacement.swaps) {
    if (swap.candidate) called.insert(*swap.candidate);
  }
  std::vector<NamedRow> rows;
  for (const RowNumber row : replacement.members) {
    rows.push_back({row, called.contains(row) ? "called" : "member"});
  }
  for (const selection::Swap& swap : replacement.swaps) rows.push_back({swap.leaver, "left"});
  return rows;
}

std::string summary(const selection::Replacement& replacement) {
  std::string text;
  for (const selection::Swap& swap : replacement.swaps) {
    text += "left     row " + std::to_string(swap.leaver) + ": ";
    if (!swap.candidate) {
      text += "nobody fits, the seat stays empty\n";
      continue;
    }
    text += "row " + std::to_string(*swap.candidate) + " is called" +
            (swap.bounds == selection::SwapBounds::kFlex ? ", within the flex bounds\n" : "\n");
  }
  return text + "panel    " + std::to_string(replacement.members.size()) + " members\n";
}

std::vector<std::uint32_t> from_zero(const std::vector<RowNumber>& rows) {
  std::vector<std::uint32_t> counted;
  for (const RowNumber row : rows) counted.push_back(row - 1);
  return counted;
}

// That each swap keeps the sealed quotas, and that who was passed over would have broken one (rules
// 10.7 and 10.8). `before`: the members before the first swap.
void prove(selection::StepWriter& step, const Draw& draw, selection::StepNumber number,
           const std::set<RowNumber>& before, const std::vector<selection::Swap>& swaps) {
  const std::optional<Sealing> sealing = sealing_for(draw, number);
  if (!sealing) return;
  std::vector<selection::SwapToProve> claims;
  for (const selection::Swap& swap : swaps) {
    selection::SwapToProve& claim = claims.emplace_back();
    claim.leaver = swap.leaver - 1;
    if (swap.candidate) claim.candidate = *swap.candidate - 1;
    claim.flex = swap.bounds == selection::SwapBounds::kFlex;
    claim.empty = swap.empty;
    claim.skipped_in_quota = from_zero(swap.skipped_in_quota);
    claim.skipped_in_flex = from_zero(swap.skipped_in_flex);
  }
  progress("proving the replacements");
  const selection::SwapTables tables =
      selection::prove_swaps(sealing->place, sealing->scheme, sealing->pool,
                             from_zero({before.begin(), before.end()}), claims);
  progress("");
  step.add("quotas.tsv", tables.quotas);
  step.add("skips.tsv", tables.skips);
}

void fill_step(selection::StepWriter& step, const Draw& draw, selection::StepNumber number,
               const BeaconValues& values) {
  const selection::Order& order = draw.record.order;
  const selection::Pool pool = pool_of(draw);
  const std::vector<RowNumber> leavers = selection::read_leaver_rows(
      pool, selection::read_step_file(draw.record, number - 1, "leavers.tsv"));
  const std::string seed_text =
      selection::replacement_seed_text(order, selection::checksum_of(draw.record, number - 1),
                                       values.lines, seed_of_lot(draw, selection::second_lot(draw.record)));
  const selection::PanelState state = panel_state(draw, pool);
  const selection::Replacement replacement =
      selection::replace(order_in_force(draw), pool, state, leavers, selection::seed_of(seed_text));
  const std::vector<RowNumber> members(replacement.members.begin(), replacement.members.end());
  step.add("seed.txt", seed_text);
  for (const auto& [name, bytes] : values.evidence) step.add_evidence(name, bytes);
  step.add("swaps.tsv", selection::write_swaps(replacement.swaps));
  step.add("panel.tsv", selection::write_members(pool, members));
  prove(step, draw, number, state.members, replacement.swaps);
  step.add_sealed("panel.csv",
                  write_named_rows(order, people_of_pool(draw, pool), name_rows(replacement)));
  print("seed     " + selection::seed_of(seed_text) + "\n" + summary(replacement));
}

void replace(const ReplaceOptions& options) {
  Draw draw = selection::open_draw(options.office.draw);
  const selection::StepNumber number = replacement_step(draw);
  if (selection::is_annulled(draw.record) || selection::is_over(draw.record) || !selection::has_step(draw.record, number - 1)) {
    (void)selection::turn(draw, number, {});  // says what is next
  }
  if (!selection::has_step(draw.record, number)) require_closed(draw.record);
  const BeaconValues values = read_values(due_beacons(draw.record, number - 1), options.beacons);
  make_step(draw, number, inputs_of(values), options.office,
            [&](selection::StepWriter& step) { fill_step(step, draw, number, values); });
}

}  // namespace

void add_replace(CLI::App& program) {
  CLI::App* command = program.add_subcommand("replace", "Call who comes for the members that left");
  auto options = std::make_shared<ReplaceOptions>();
  add_office_options(*command, options->office);
  add_beacon_options(*command, options->beacons);
  command->callback([options] { replace(*options); });
}

}  // namespace klero::cmd
