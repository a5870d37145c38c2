#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/objections.h"
#include "cmd/klero/office.h"
#include "cmd/klero/own_file.h"
#include "cmd/klero/people/closing.h"
#include "cmd/klero/people/own_void.h"
#include "cmd/klero/people/witness.h"
#include "cmd/klero/people/words.h"
#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "selection/lot/signatures.h"
#include "selection/lot/slot_files.h"
#include "selection/people/reveals.h"
#include "selection/people/voiding.h"
#include "selection/record/publish.h"

namespace klero::cmd {
namespace {

namespace fs = std::filesystem;
using crypto::Error;
using selection::LotSteps;
using selection::Record;
using selection::StepNumber;

// The step to sign: the one asked for, or the last.
StepNumber step_to_sign(const Record& record, unsigned asked) {
  const StepNumber last = record.steps.back().number;
  const StepNumber number = asked == 0 ? last : asked;
  const std::string folder = selection::folder_of(record, number);
  if (!selection::has_step(record, number)) {
    throw Error("the record has no step " + std::to_string(number) + ": it goes to " +
                record.steps.back().folder);
  }
  if (!selection::is_cosigned_step(record, number)) {
    throw Error("step " + folder + " is not cosigned: expected one of 02 to 05, 07 to 12, correction, "
                "lot2-void, leavers, replacement");
  }
  if (selection::is_closing_step(record, number) && number != last) {
    throw Error("step " + folder + " is closed already: the record goes on to " +
                    record.steps.back().folder,
                "a close is signed before the beacons, never after");
  }
  if (selection::is_void_folder(folder) && number != last) {
    throw Error("the lot of step " + folder + " is being repeated already: the record goes on to " +
                    record.steps.back().folder,
                "a void is signed before the lot is repeated, never after");
  }
  if (selection::is_collected(record, number)) {
    throw Error("the evidence of step " + folder + " is collected by a later step: nothing can be added");
  }
  return number;
}

// The lot whose reveals are on their way: its commit or its reveal step is the last.
LotSteps lot_of_reveals(const Record& record) {
  const auto lot = selection::lot_of_step(record, record.steps.back().number);
  if (!lot || (record.steps.back().number != lot->commit && record.steps.back().number != lot->reveal)) {
    throw Error("no lot awaits reveals: the record ends with " + record.steps.back().folder,
                "leave out --reveals");
  }
  return *lot;
}

void take(const Look& look, const std::string& folder) {
  const LotSteps lot = lot_of_reveals(look.record);
  examine(look, lot.commit);
  const selection::TakenReveals taken =
      selection::take_reveals(*look.memory, look.record, lot, folder);
  for (const selection::FileRefusal& refusal : taken.refused) {
    note(refusal.name + " counts for nothing: " + refusal.why);
  }
  for (const std::string& name : taken.names) print("hold     " + name + "\n");
}

// The reveals that the witness holds stand in the close; in one sentence.
std::string held_sentence(const Look& look, const LotSteps& lot, Language language) {
  const auto held = selection::held_contributions(*look.memory, look.record, lot);
  selection::check_nothing_omitted(look.record, lot, held);
  std::vector<unsigned> slots;
  for (const auto& [slot, contribution] : held) slots.push_back(slot);
  return slots.empty()
             ? pick(language, "You hold no reveal yourself.\n", "Sie selbst haben keine Offenlegung.\n")
             : pick(language, "The reveals that you hold stand in it, unaltered: ",
                    "Die Offenlegungen, die Sie haben, stehen unverändert darin: ") +
                   slot_list(look.record, slots, language) + ".\n";
}

std::string commit_sentences(const Record& record, StepNumber number, Language language) {
  const auto lot = selection::lot_of_step(record, number);
  if (!lot || number != lot->commit) {
    return {};
  }
  selection::CloseLook slots;
  for (unsigned slot = 1; slot <= record.order.slots.size(); ++slot) {
    if (!selection::step_has_file(record, number, selection::slot_file_name(slot, ".txt"))) {
      slots.absent.push_back(slot);
    }
  }
  return slot_sentences(record, slots, language) +
         pick(language, "Once enough witnesses have signed there is no way back: the secrets are handed out.\n",
              "Sobald genug Zeugen unterschrieben haben, gibt es kein Zurück: Die Geheimnisse werden "
              "herausgegeben.\n");
}

// What is signed, and what is said about it.
struct ToSign {
  std::string words;
  std::string bytes;
  std::string name;      // in the memory
  std::string remember;  // what the memory keeps
};

// Rule 4.19: whoever signed too early could sign no void of a lot that cannot be closed.
void refuse_unsigned(const Record& record, const LotSteps& lot) {
  if (!selection::is_signed_by_contributors(record, lot)) {
    throw Error("too few contributors have signed the close of step " +
                    selection::folder_of(record, lot.reveal) + ": " +
                    std::to_string(selection::close_signers(record, lot).size()) + " of " +
                    std::to_string(record.order.close_signatures) + " signatures needed are there",
                "sign once the office has published them; fetch the record with its evidence again");
  }
}

ToSign close_to_sign(const Look& look, StepNumber number, Language language) {
  const auto lot = selection::lot_of_step(look.record, number);
  const std::string held = lot ? held_sentence(look, *lot, language) : "";
  const selection::CloseLook close = closing_look(look, number);
  if (lot) refuse_unsigned(look.record, *lot);
  return {close_words(look.record, number, close, language) + held + once_sentence(language),
          close.close, close_name(number), close.close};
}

ToSign step_to_sign(const Look& look, StepNumber number, Language language) {
  const Record& record = look.record;
  const bool voids = selection::is_void_folder(selection::folder_of(record, number));
  if (voids) check_own_void(look, number);
  if (number > selection::kPoolStep && number <= selection::portfolio_step(record)) {
    require_objections_over(record.order, "step " + selection::folder_of(record, number));
  }
  examine(look, number);
  const std::string& checksum = selection::checksum_of(record, number);
  return {"step     " + checksum + "\n" + step_sentences(record, number, language) +
              commit_sentences(record, number, language) +
              (voids ? void_sentences(record, number, language) : ""),
          selection::signed_bytes(record, number), memory_name(number, "step"),
          checksum + "  " + selection::folder_of(record, number) + "\n"};
}

void cosign(const WitnessOptions& options) {
  const Look look = open_look(options.look);
  const Record& record = look.record;
  const selection::Witness& owner = witness_of(record, options.witness);
  if (!options.reveals.empty()) take(look, options.reveals);
  if (options.absence > 0) {
    sign_absence(look, options);
    return;
  }
  const StepNumber number = step_to_sign(record, options.step);
  const ToSign to_sign = selection::is_closing_step(record, number)
                             ? close_to_sign(look, number, options.look.language)
                             : step_to_sign(look, number, options.look.language);
  print(draw_fields(record) + person_field("witness", options.witness, owner.name) + to_sign.words);
  confirm(options.yes, "sign this? type yes: ", "not signed");
  const crypto::SigningKey key = witness_key(record, options);
  selection::remember_signed(*look.memory, to_sign.name, to_sign.remember);
  const fs::path folder = folder_to_send(options, record, number);
  write_or_confirm(folder / selection::witness_file_name(options.witness),
                   signer_of(key)(to_sign.bytes), crypto::Access::kPublic);
  print("send     " + shell_word(folder.native()) + "\n");
}

}  // namespace

void add_cosign(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "cosign", "Witness: sign the last step, a close once a lot, or that a beacon did not come");
  auto options = std::make_shared<WitnessOptions>();
  add_look_options(*command, options->look, true);
  command->add_option("--witness", options->witness, "Your number in the order's list of witnesses")
      ->required();
  command->add_option("--key", options->key_file, "Your secret key")->required();
  command->add_option("--passphrase-file", options->passphrase_file,
                      "First line: the passphrase of your key");
  command->add_option("--out", options->out, "A folder: what is to be sent goes to FOLDER/NN-KIND")
      ->required();
  command->add_option("--reveals", options->reveals,
                      "A folder with what contributors and holders sent to you");
  CLI::Option* step = command->add_option("--step", options->step, "Which step; the last, if not given");
  CLI::Option* absence =
      command->add_option("--absence", options->absence, "Beacon K did not come")->excludes(step);
  command->add_option("--instead", options->instead, "Which instance of its fallback counts instead")
      ->needs(absence);
  command->add_flag("--yes", options->yes, "Do not ask");
  command->callback([options] { cosign(*options); });
}

}  // namespace klero::cmd
