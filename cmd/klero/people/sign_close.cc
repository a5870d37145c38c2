#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/office.h"
#include "cmd/klero/own_file.h"
#include "cmd/klero/people/closing.h"
#include "cmd/klero/people/contributor.h"
#include "cmd/klero/people/look.h"
#include "cmd/klero/people/lot_at.h"
#include "cmd/klero/people/words.h"
#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "selection/lot/slot_files.h"

namespace klero::cmd {
namespace {

using crypto::Error;

struct CloseOptions {
  LookOptions look;
  unsigned slot = 0;
  std::string key_file;
  std::string passphrase_file;
  std::string in;
  std::string out;
  bool accept_missing = false;
  bool yes = false;
};

// The lot whose close is to be signed: its reveal step is the last.
selection::LotSteps lot_to_close(const selection::Record& record) {
  return lot_at(record, {&selection::LotSteps::reveal, "no close awaits signatures",
                         "a close is signed before the beacons, never after"});
}

// Whether the own contribution stands in the reveal step. Throws Error if another does.
bool is_revealed(const selection::Record& record, const selection::LotSteps& lot, unsigned slot,
                 const selection::OwnContribution& own) {
  const std::string name = selection::slot_file_name(slot, ".txt");
  if (!selection::step_has_file(record, lot.reveal, name)) {
    return false;
  }
  if (selection::read_step_file(record, lot.reveal, name) != own.contribution) {
    throw Error("step " + selection::folder_of(record, lot.reveal) +
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

// Where the own contribution stands, in one sentence.
std::string own_sentence(const CloseOptions& options, const selection::CloseLook& close, bool revealed) {
  const Language language = options.look.language;
  const std::string slot = std::to_string(options.slot);
  const std::string own = pick(language, "Your contribution (slot " + slot + ") ", "Ihr Beitrag (Platz " + slot + ") ");
  if (!revealed) {
    return own + pick(language, "is missing in it.\n", "fehlt darin.\n");
  }
  const bool by_escrow = std::ranges::find(close.by_escrow, options.slot) != close.by_escrow.end();
  return own + (by_escrow ? pick(language, "stands in it, unaltered: the escrow opened it, not you.\n",
                                 "steht unverändert darin: Die Verwahrer haben ihn geöffnet, nicht Sie.\n")
                          : pick(language, "stands in it, unaltered.\n", "steht unverändert darin.\n"));
}

void sign_close(const CloseOptions& options) {
  const Look look = open_look(options.look);
  const selection::Record& record = look.record;
  const selection::LotSteps lot = lot_to_close(record);
  const selection::Slot& owner = slot_of(record, options.slot);
  const selection::OwnContribution own =
      read_own_files(record, place_in(record, lot, options.slot), options.in);
  check_own_commitment(record, lot, options.slot, own);
  const bool revealed = is_revealed(record, lot, options.slot, own);
  refuse_omission(options, revealed);
  const selection::CloseLook close = closing_look(look, lot.reveal);
  print(draw_fields(record) + person_field("slot", options.slot, owner.name) +
        close_words(record, lot.reveal, close, options.look.language) +
        own_sentence(options, close, revealed) + once_sentence(options.look.language));
  confirm(options.yes, "sign this close? type yes: ", "not signed");
  const crypto::SigningKey key =
      slot_key(record, options.slot, options.key_file, options.passphrase_file);
  selection::remember_signed(*look.memory, close_name(lot.reveal), close.close);
  write_or_confirm(options.out, signer_of(key)(close.close), crypto::Access::kPublic);
  print("send     " + shell_word(options.out) + "\n");
}

}  // namespace

void add_sign_close(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "sign-close", "Contributor: sign the close of a lot, before the beacons");
  auto options = std::make_shared<CloseOptions>();
  add_look_options(*command, options->look, true);
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
  command->callback([options] { sign_close(*options); });
}

}  // namespace klero::cmd
