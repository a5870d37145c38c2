#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/steps.h"
#include "cmd/klero/steps/today.h"
#include "cmd/klero/verify_written.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/order/texts.h"
#include "selection/record/annulment.h"

namespace klero::cmd {
namespace {

using crypto::Error;

struct AnnulOptions {
  OfficeOptions office;
  std::string reason;
  bool yes = false;
};

void require_reason(const std::string& reason) {
  if (!selection::is_text(reason)) {
    throw Error("--reason '" + crypto::escape_text(reason, 80) +
                    "': expected a text of one line, 1 to 500 bytes of UTF-8, no blank at either end",
                "it is published: say what went wrong, without a name");
  }
}

void confirm(const AnnulOptions& options) {
  if (!options.yes &&
      ask("this ends the draw in sight of everybody; type annul to go on: ", "--yes") != "annul") {
    throw Error("nothing was done");
  }
}

void annul(const AnnulOptions& options) {
  selection::Draw draw = selection::open_draw(options.office.draw);
  if (selection::is_over(draw.record)) (void)selection::turn(draw, 1, {});  // says why not
  if (selection::is_annulled(draw.record)) {
    note("step " + draw.record.steps.back().folder + " is already there");
  } else {
    require_reason(options.reason);
    const selection::StepNumber number = draw.record.steps.back().number + 1;
    const crypto::SigningKey key = office_key(draw, options.office);
    confirm(options);
    selection::StepWriter step = selection::StepWriter::annulment(draw, number);
    step.add("annulment.json", selection::write_annulment({today(), options.reason}));
    (void)step.publish(signer_of(key));
  }
  report_published(draw, draw.record.steps.back().number);
}

}  // namespace

void add_annul(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "annul", "End the draw before its time: publishes a step that says why");
  auto options = std::make_shared<AnnulOptions>();
  add_office_options(*command, options->office);
  command->add_option("--reason", options->reason, "Why; it is published")->required();
  command->add_flag("--yes", options->yes, "Do not ask");
  command->callback([options] { annul(*options); });
}

}  // namespace klero::cmd
