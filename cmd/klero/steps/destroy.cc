#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/destroyed_words.h"
#include "cmd/klero/steps/steps.h"
#include "cmd/klero/today.h"
#include "cmd/klero/verify_written.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/order/texts.h"
#include "selection/record/destruction.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::Destruction;
using selection::Draw;
using selection::StepNumber;

struct DestroyOptions {
  OfficeOptions office;
  Language language = Language::kEnglish;
  std::vector<std::string> beyond_reach;
  bool yes = false;
};

// Rules 1.1 and 9.7: where a record may end, and when.
void require_time(const Draw& draw, std::chrono::year_month_day date) {
  const StepNumber last = draw.record.steps.back().number;
  const StepNumber panel = selection::panel_step(draw.record);
  const bool annulled = selection::is_annulled(draw.record);
  if (last < panel && !annulled) {
    throw Error(
        "the draw is not finished: a deletion step may stand only after step " +
            selection::folder_of(draw.record, panel) + ", a replacement or an annulment",
        "`klero annul` ends a draw that is given up");
  }
  if (selection::last_kind(draw.record) == "leavers") {
    throw Error(
        "members have left and nobody was called for them: a deletion step may not stand here",
        "`klero replace` first");
  }
  if (last == selection::kLastStep) throw Error("the record is full: expected at most 99 steps");
  const std::chrono::year_month_day first = draw.record.order.destroy_after;
  if (date < first) {
    throw Error("the order keeps the sealed part until " + selection::write_date(first) +
                    "; today is " + selection::write_date(date),
                "until then it may be needed for replacements, complaints and the audit");
  }
}

std::string listed(const std::string& word, const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += word + crypto::escape_text(text) + "\n";
  return all;
}

std::vector<std::string> checked_texts(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    if (!selection::is_text(text)) {
      throw Error(
          "--beyond-reach '" + crypto::escape_text(text, 80) +
              "': expected a text of one line, 1 to 500 bytes of UTF-8, no blank at either end",
          "for instance --beyond-reach \"paper lists in the mayor's office\"");
    }
  }
  return texts;
}

void confirm(const DestroyOptions& options) {
  if (options.yes) return;
  const bool german = options.language == Language::kGerman;
  const std::string word = german ? "löschen" : "destroy";
  const std::string question =
      german ? "das kann niemand rückgängig machen; zum Fortfahren löschen tippen: "
             : "this cannot be undone; type destroy to go on: ";
  if (ask(question, "--yes") != word) {
    throw Error("nothing was destroyed");
  }
}

void warn_of_audit(const Draw& draw) {
  const StepNumber panel = selection::panel_step(draw.record);
  if (draw.record.order.auditor && selection::has_step(draw.record, panel) &&
      !selection::is_annulled(draw.record) &&
      !selection::has_evidence(draw.record, panel, "auditor.sig")) {
    note("the auditor has not signed step " + selection::folder_of(draw.record, panel) +
         ", and cannot do so without what is destroyed");
  }
}

// First the sealed part goes, then the step says so, and last the key that signed it. Whenever a
// run is killed, the next one finds what is left and goes on.
void end_draw(Draw& draw, const DestroyOptions& options) {
  const StepNumber number = draw.record.steps.back().number + 1;
  Destruction destruction{today(), destroyed_words(draw.record.order, options.language),
                          beyond_reach_words(draw.record.order, options.language)};
  require_time(draw, destruction.date);
  for (const std::string& text : checked_texts(options.beyond_reach)) {
    destruction.beyond_reach.push_back(text);
  }
  const crypto::SigningKey key = office_key(draw, options.office);
  verify_through(draw.record.folder, number - 1);
  warn_of_audit(draw);
  const bool german = options.language == Language::kGerman;
  print(listed(german ? "löscht   " : "destroys ", destruction.destroyed) +
        listed(german ? "bleibt   " : "remains  ", destruction.beyond_reach));
  confirm(options);
  selection::destroy_sealed_part(draw);
  selection::StepWriter step = selection::StepWriter::deletion(draw, number);
  step.add("deletion.json", selection::write_deletion(destruction));
  (void)step.publish(signer_of(key));
}

void destroy(const DestroyOptions& options) {
  Draw draw = selection::open_draw(options.office.draw);
  if (selection::is_over(draw.record)) {
    note("step " + draw.record.steps.back().folder + " is already there");
  } else {
    end_draw(draw, options);
  }
  selection::destroy_office_key(draw);
  report_published(draw, draw.record.steps.back().number);
}

}  // namespace

void add_destroy(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "destroy", "End the draw: destroy the sealed part, and say so in a last step");
  auto options = std::make_shared<DestroyOptions>();
  add_office_options(*command, options->office);
  command
      ->add_option("--beyond-reach", options->beyond_reach,
                   "A further copy that you know of and cannot destroy; it is published")
      ->allow_extra_args(false)
      ->type_name("TEXT");
  command->add_flag("--yes", options->yes, "Do not ask");
  add_language_option(*command, options->language);
  command->callback([options] { destroy(*options); });
}

}  // namespace klero::cmd
