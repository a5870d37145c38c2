#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/dice_options.h"
#include "cmd/klero/steps/panel_state.h"
#include "cmd/klero/steps/pool_people.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/steps.h"
#include "selection/lot/seed.h"
#include "selection/portfolio/draw_panel.h"
#include "selection/replacement/leavers.h"

namespace klero::cmd {
namespace {

using selection::Draw;
using selection::RowNumber;

struct ReplaceOptions {
  OfficeOptions office;
  DiceOptions dice;
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

void fill_step(selection::StepWriter& step, const Draw& draw, selection::StepNumber number,
               const std::optional<selection::Dice>& dice) {
  const selection::Order& order = draw.record.order;
  const selection::Pool pool = pool_of(draw);
  const std::vector<RowNumber> leavers = selection::read_leaver_rows(
      pool, selection::read_step_file(draw.record, number - 1, "leavers.tsv"));
  const std::string seed_text =
      selection::replacement_seed_text(order, selection::checksum_of(draw.record, number - 1), dice,
                                       dice ? std::string() : seed_of_lot(draw, selection::kLot2));
  const selection::Replacement replacement = selection::replace(
      order, pool, panel_state(draw, pool), leavers, selection::seed_of(seed_text));
  const std::vector<RowNumber> members(replacement.members.begin(), replacement.members.end());
  step.add("seed.txt", seed_text);
  step.add("swaps.tsv", selection::write_swaps(replacement.swaps));
  step.add("panel.tsv", selection::write_members(pool, members));
  step.add_sealed("panel.csv",
                  write_named_rows(order, people_of_pool(draw, pool), name_rows(replacement)));
  print("seed     " + selection::seed_of(seed_text) + "\n" + summary(replacement));
}

void replace(const ReplaceOptions& options) {
  Draw draw = selection::open_draw(options.office.draw);
  const selection::Order& order = draw.record.order;
  const selection::StepNumber number = replacement_step(draw);
  if (!selection::has_step(draw.record, number - 1)) {
    (void)selection::turn(draw, number, {});  // says what is next
  }
  const std::optional<selection::Dice> dice = read_dice(order.replacement_beacon, options.dice);
  make_step(draw, number, inputs_of(dice), options.office,
            [&](selection::StepWriter& step) { fill_step(step, draw, number, dice); });
}

}  // namespace

void add_replace(CLI::App& program) {
  CLI::App* command = program.add_subcommand("replace", "Call who comes for the members that left");
  auto options = std::make_shared<ReplaceOptions>();
  add_office_options(*command, options->office);
  add_dice_options(*command, options->dice);
  command->callback([options] { replace(*options); });
}

}  // namespace klero::cmd
