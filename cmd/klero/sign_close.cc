#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/contributor.h"
#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/verify_written.h"
#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::cmd {
namespace {

using crypto::Error;

struct CloseOptions {
  std::string record;
  unsigned slot = 0;
  std::string key_file;
  std::string passphrase_file;
  std::string in;
  std::string out;
  bool accept_missing = false;
  bool yes = false;
  Language language = Language::kEnglish;
};

// The lot whose close is to be signed: its reveal step is the last.
selection::LotSteps lot_to_close(const selection::Record& record) {
  const selection::StepNumber last = record.steps.back().number;
  for (const selection::LotSteps& lot : {selection::kLot1, selection::kLot2}) {
    if (last == lot.reveal) {
      return lot;
    }
  }
  throw Error("no close awaits signatures: expected a record that ends with step " +
                  selection::step_folder(selection::kLot1.reveal) + " or " +
                  selection::step_folder(selection::kLot2.reveal) + ", got " +
                  record.steps.back().folder,
              "a close is signed before the dice are thrown, never after");
}

// Whether the own contribution stands in the reveal step. Throws Error if another does.
bool is_revealed(const selection::Record& record, const selection::LotSteps& lot, unsigned slot,
                 const OwnFiles& own) {
  const std::string name = "slot-" + std::to_string(slot) + ".txt";
  if (!selection::step_has_file(record, lot.reveal, name)) {
    return false;
  }
  if (selection::read_step_file(record, lot.reveal, name) != own.contribution) {
    throw Error("step " + selection::step_folder(lot.reveal) +
                    " holds another contribution under your slot: expected that in your folder",
                "sign nothing, and say so in public");
  }
  return true;
}

void refuse_omission(const CloseOptions& options, bool revealed) {
  if (!revealed && !options.accept_missing) {
    throw Error("your contribution is called missing in this close: expected it to stand in it",
                "if you handed it out, sign nothing and say so in public; if you never did, "
                "--accept-missing");
  }
}

void confirm(const CloseOptions& options) {
  if (!options.yes && ask("sign this close? type yes: ", "--yes") != "yes") {
    throw Error("not signed");
  }
}

void sign_close(const CloseOptions& options) {
  const selection::Record record = selection::open_record(options.record);
  const selection::LotSteps lot = lot_to_close(record);
  (void)slot_of(record, options.slot);
  const selection::LotPlace place = place_in(record, lot, options.slot);
  const OwnFiles own = read_own_files(record, place, options.in);
  check_own_commitment(record, lot, options.slot, own);
  const bool revealed = is_revealed(record, lot, options.slot, own);
  refuse_omission(options, revealed);
  verify_through(options.record, lot.reveal);
  print(describe_place(record, place) +
        close_sentences(record, place, selection::checksum_of(record, lot.reveal), revealed,
                        options.language));
  confirm(options);
  const crypto::SigningKey key =
      slot_key(record, options.slot, options.key_file, options.passphrase_file);
  const std::string list = crypto::read_file(
      record.folder / selection::step_folder(lot.reveal) / "SHA256SUMS");
  if (crypto::to_hex(crypto::openssl::sha256(list)) != selection::checksum_of(record, lot.reveal)) {
    throw Error("the record changed meanwhile: nothing is signed");
  }
  write_or_confirm(options.out, signer_of(key)(list), crypto::Access::kPublic);
  print("send     " + shell_word(options.out) + "\n");
}

}  // namespace

void add_sign_close(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "sign-close", "Contributor: sign the checksum of the reveal step, before the dice");
  auto options = std::make_shared<CloseOptions>();
  command->add_option("RECORD", options->record, "The public record")->required();
  command->add_option("--slot", options->slot, "Your number in the order's list of slots")
      ->required();
  command->add_option("--key", options->key_file, "Your secret key")->required();
  command->add_option("--passphrase-file", options->passphrase_file,
                      "First line: the passphrase of your key");
  command->add_option("--in", options->in, "The folder that `klero contribute` wrote")->required();
  command->add_option("--out", options->out, "The signature to send: FOLDER/slot-N.sig")->required();
  command->add_flag("--accept-missing", options->accept_missing,
                    "Sign although your contribution is missing: you never handed it out");
  command->add_flag("--yes", options->yes, "Do not ask");
  add_language_option(*command, options->language);
  command->callback([options] { sign_close(*options); });
}

}  // namespace klero::cmd
