#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/reason.h"
#include "cmd/klero/steps/steps.h"
#include "cmd/klero/today.h"
#include "selection/record/annulment.h"

namespace klero::cmd {
namespace {

void annul(const EndOptions& options) {
  selection::Draw draw = selection::open_draw(options.office.draw);
  if (selection::is_over(draw.record)) (void)selection::turn(draw, 1, {});  // says why not
  if (selection::is_annulled(draw.record)) {
    note("step " + draw.record.steps.back().folder + " is already there");
  } else {
    require_reason(options.reason);
    const selection::StepNumber number = draw.record.steps.back().number + 1;
    const crypto::SigningKey key = office_key(draw, options.office);
    confirm_end(options, "this ends the draw in sight of everybody", "annul");
    selection::StepWriter step = selection::StepWriter::annulment(draw, number);
    step.add("annulment.json", selection::write_annulment({today(), options.reason}));
    (void)step.publish(signer_of(key));
  }
  report_published(draw, draw.record.steps.back().number);
}

}  // namespace

void add_annul(CLI::App& program) {
  auto options = std::make_shared<EndOptions>();
  add_end_command(program, "annul",
                  "End the draw before its time: publishes a step that says why", *options)
      ->callback([options] { annul(*options); });
}

}  // namespace klero::cmd
