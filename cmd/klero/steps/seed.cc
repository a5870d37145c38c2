#include "selection/lot/seed.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/dice_options.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/slot_options.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "crypto/files/read_file.h"

namespace klero::cmd {
namespace {

using crypto::Error;

struct SeedOptions {
  OfficeOptions office;
  DiceOptions dice;
};

// Rule 4.8: no dice may count before the close is complete, or the contributors could still choose.
void require_closed(const selection::Draw& draw, const selection::LotSteps& lot) {
  const selection::Order& order = draw.record.order;
  selection::SlotFiles signatures;
  for (unsigned slot = 1; slot <= order.slots.size(); ++slot) {
    const std::string name = selection::slot_file_name(slot, ".sig");
    if (selection::has_evidence(draw.record, lot.reveal, name)) {
      signatures[slot] = selection::read_evidence(draw.record, lot.reveal, name);
    }
  }
  const std::string sums =
      crypto::read_file(draw.record.folder / selection::step_folder(lot.reveal) / "SHA256SUMS");
  settle_refusals(
      order, selection::check_close(order, sums, signatures, published_commitments(draw, lot)), {});
  const std::uint64_t counted = selection::close_signatures(order, signatures);
  if (counted < order.close_signatures) {
    throw Error("the close is not complete: " + std::to_string(counted) + " of " +
                    std::to_string(order.close_signatures) +
                    " signatures needed are there; the office's slots do not count",
                "gather them with `klero close` first; dice thrown before do not count");
  }
}

void seed(const SeedOptions& options) {
  selection::Draw draw = selection::open_draw(options.office.draw);
  const selection::Order& order = draw.record.order;
  const selection::LotSteps lot = current_lot(draw);
  if (!selection::has_step(draw.record, lot.reveal)) {
    (void)selection::turn(draw, lot.seed, {});  // says what is next
  } else if (!selection::has_step(draw.record, lot.seed)) {
    require_closed(draw, lot);
  }
  const std::optional<selection::Numbers> dice = read_dice(order.beacons, options.dice);
  make_step(draw, lot.seed, inputs_of(dice), options.office, [&](selection::StepWriter& step) {
    const std::string text = selection::lot_seed_text(
        order, lot.lot, selection::checksum_of(draw.record, lot.reveal),
        dice ? std::vector{selection::dice_value(*dice).line} : std::vector<std::string>());
    step.add("seed.txt", text);
    print("seed     " + selection::seed_of(text) + "\n");
  });
}

}  // namespace

void add_seed(CLI::App& program) {
  CLI::App* command = program.add_subcommand("seed", "Make the seed of a lot, once it is closed");
  auto options = std::make_shared<SeedOptions>();
  add_office_options(*command, options->office);
  add_dice_options(*command, options->dice);
  command->callback([options] { seed(*options); });
}

}  // namespace klero::cmd
