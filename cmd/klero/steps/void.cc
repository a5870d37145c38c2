#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/clock.h"
#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/reason.h"
#include "cmd/klero/steps/steps.h"
#include "cmd/klero/today.h"
#include "crypto/base/error.h"
#include "selection/people/voiding.h"
#include "selection/record/annulment.h"

namespace klero::cmd {
namespace {

using crypto::Error;

// The lot that can be voided: the second, whose reveal step is the last.
selection::LotSteps lot_to_void(const selection::Record& record) {
  const selection::LotSteps lot = selection::second_lot(record);
  if (record.steps.back().number != lot.reveal) {
    throw Error("no lot can be voided now: expected a record that ends with the reveals of the second "
                "lot, got " + record.steps.back().folder,
                "a first lot that cannot be closed is ended with `klero annul`; a lot that has a seed "
                "stands");
  }
  return lot;
}

void void_lot(const EndOptions& options) {
  selection::Draw draw = selection::open_draw(options.office.draw);
  if (selection::is_over(draw.record) || selection::is_annulled(draw.record)) {
    (void)selection::turn(draw, 1, {});  // says why not
  }
  if (selection::is_void_folder(draw.record.steps.back().folder)) {
    note("step " + draw.record.steps.back().folder + " is already there");
  } else {
    require_reason(options.reason);
    const selection::LotSteps lot = lot_to_void(draw.record);
    selection::check_may_be_voided(draw.record, lot, now());
    const crypto::SigningKey key = office_key(draw, options.office);
    confirm_end(options, "this voids the second lot in sight of everybody; it is repeated", "void");
    selection::StepWriter step = selection::StepWriter::voiding(draw, lot.seed);
    step.add("void.json", selection::write_void({today(), options.reason}));
    (void)step.publish(signer_of(key));
  }
  report_published(draw, draw.record.steps.back().number);
}

}  // namespace

void add_void(CLI::App& program) {
  auto options = std::make_shared<EndOptions>();
  add_end_command(program, "void",
                  "Void a second lot that cannot be closed: it is repeated on the same portfolio",
                  *options)
      ->callback([options] { void_lot(*options); });
}

}  // namespace klero::cmd
