#include "selection/lot/seed.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/cosignatures.h"
#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/beacon_options.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/slot_options.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "selection/people/voiding.h"

namespace klero::cmd {
namespace {

using crypto::Error;

struct SeedOptions {
  OfficeOptions office;
  BeaconOptions beacons;
};

// Rule 4.8: no beacon may count before the close is complete, or the contributors could still
// choose.
void require_signed(const selection::Draw& draw, const selection::LotSteps& lot) {
  const selection::Order& order = draw.record.order;
  const selection::SlotFiles signatures = selection::slot_signatures(draw.record, lot.reveal);
  const std::string close = selection::look_at_close(draw.record, lot.reveal).close;
  settle_refusals(
      order, selection::check_close(order, close, signatures, published_commitments(draw, lot)),
      {});
  const std::size_t counted = selection::close_signers(draw.record, lot).size();
  if (counted < order.close_signatures) {
    throw Error("the close is not complete: " + std::to_string(counted) + " of " +
                    std::to_string(order.close_signatures) +
                    " signatures needed are there; the office's slots do not count",
                "gather them with `klero close` first; a beacon seen before does not count");
  }
}

void seed(const SeedOptions& options) {
  selection::Draw draw = selection::open_draw(options.office.draw);
  const selection::Order& order = draw.record.order;
  const selection::LotSteps lot = current_lot(draw);
  if (!selection::has_step(draw.record, lot.reveal) || selection::is_annulled(draw.record)) {
    (void)selection::turn(draw, lot.seed, {});  // says what is next
  } else if (!selection::has_step(draw.record, lot.seed)) {
    require_signed(draw, lot);
    require_closed(draw.record);
  }
  const BeaconValues values = read_values(due_beacons(draw.record, lot.reveal), options.beacons);
  make_step(draw, lot.seed, inputs_of(values), options.office, [&](selection::StepWriter& step) {
    const std::string text = selection::lot_seed_text(
        order, lot.lot, selection::checksum_of(draw.record, lot.reveal), values.lines);
    step.add("seed.txt", text);
    for (const auto& [name, bytes] : values.evidence) step.add_evidence(name, bytes);
    print("seed     " + selection::seed_of(text) + "\n");
  });
}

}  // namespace

void add_seed(CLI::App& program) {
  CLI::App* command = program.add_subcommand("seed", "Make the seed of a lot, once it is closed");
  auto options = std::make_shared<SeedOptions>();
  add_office_options(*command, options->office);
  add_beacon_options(*command, options->beacons);
  command->callback([options] { seed(*options); });
}

}  // namespace klero::cmd
