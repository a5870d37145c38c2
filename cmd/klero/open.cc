#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/contributor.h"
#include "cmd/klero/language.h"
#include "cmd/klero/say.h"
#include "cmd/klero/verify_written.h"
#include "crypto/base/error.h"

namespace klero::cmd {
namespace {

using crypto::Error;

struct OpenOptions {
  std::string record;
  unsigned slot = 0;
  std::string in;
  std::string out;
  Language language = Language::kEnglish;
};

// The lot whose commitments stand in the record and whose reveals do not yet.
selection::LotSteps lot_to_reveal(const selection::Record& record) {
  const selection::StepNumber last = record.steps.back().number;
  for (const selection::LotSteps& lot : {selection::kLot1, selection::kLot2}) {
    if (last == lot.commit) {
      return lot;
    }
  }
  throw Error("no lot awaits reveals: expected a record that ends with step " +
                  selection::step_folder(selection::kLot1.commit) + " or " +
                  selection::step_folder(selection::kLot2.commit) + ", got " +
                  record.steps.back().folder,
              "no secret may leave its owner before the commit step is published, and none counts "
              "after the reveal step");
}

void open_contribution(const OpenOptions& options) {
  const selection::Record record = selection::open_record(options.record);
  const selection::LotSteps lot = lot_to_reveal(record);
  (void)slot_of(record, options.slot);
  const selection::LotPlace place = place_in(record, lot, options.slot);
  const OwnFiles own = read_own_files(record, place, options.in);
  check_own_commitment(record, lot, options.slot, own);
  verify_through(options.record, lot.commit);
  write_or_confirm(options.out, own.contribution, crypto::Access::kSecret);
  print(describe_place(record, place) + "commit   " + selection::checksum_of(record, lot.commit) +
        (options.language == Language::kGerman ? "  (Ihre Festlegung steht unverändert darin)"
                                               : "  (your commitment stands in it, unaltered)") +
        "\nsend     " + shell_word(options.out) + "\n");
}

}  // namespace

void add_open(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "open", "Contributor: hand out your secret, once your commitment stands in the record");
  auto options = std::make_shared<OpenOptions>();
  command->add_option("RECORD", options->record, "The public record")->required();
  command->add_option("--slot", options->slot, "Your number in the order's list of slots")
      ->required();
  command->add_option("--in", options->in, "The folder that `klero contribute` wrote")->required();
  command->add_option("--out", options->out, "The file to send: FOLDER/slot-N.txt")->required();
  add_language_option(*command, options->language);
  command->callback([options] { open_contribution(*options); });
}

}  // namespace klero::cmd
