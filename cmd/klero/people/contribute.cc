#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/office.h"
#include "cmd/klero/own_file.h"
#include "cmd/klero/people/contributor.h"
#include "cmd/klero/people/look.h"
#include "cmd/klero/people/lot_at.h"
#include "cmd/klero/people/own_void.h"
#include "cmd/klero/people/words.h"
#include "cmd/klero/say.h"
#include "crypto/files/publish_folder.h"

namespace klero::cmd {
namespace {

namespace fs = std::filesystem;

struct ContributeOptions {
  LookOptions look;
  unsigned slot = 0;
  std::string key_file;
  std::string passphrase_file;
  std::string out;
};

// The lot whose commitments are gathered now: its base is the last step.
selection::LotSteps lot_to_come(const selection::Record& record) {
  return lot_at(record, {&selection::LotSteps::base, "no lot awaits commitments",
                         "fetch the newest record; a commitment can no longer be made once the commit "
                         "step is published"});
}

// A run that was killed left the secret: it is kept, and the rest follows from it. There is never a
// second deposit of one place.
void make_secret_if_missing(const selection::Record& record, const selection::LotPlace& place,
                            const fs::path& folder) {
  const fs::path path = slot_file(folder, place.slot, ".secret");
  if (!fs::exists(fs::symlink_status(path))) {
    write_or_confirm(path, selection::new_own_secret(record.order, place),
                     crypto::Access::kSecret);
  }
}

std::string commitment_field(const selection::Record& record, const selection::OwnContribution& own) {
  if (!record.order.escrow) {
    return "sha256   " + selection::commitment_to(own.contribution) + "\n";
  }
  return "deposit  opened by any " + std::to_string(record.order.escrow->threshold) + " of " +
         std::to_string(record.order.escrow->holders.size()) + " holders, if you do not\n";
}

void contribute(const ContributeOptions& options) {
  const Look look = open_look(options.look);
  const selection::Record& record = look.record;
  const selection::LotSteps lot = lot_to_come(record);
  const selection::LotPlace place = place_in(record, lot, options.slot);
  const crypto::SigningKey key =
      slot_key(record, options.slot, options.key_file, options.passphrase_file);
  examine(look, lot.base);
  tell_of_lost_signature(look, lot, options.slot);
  const fs::path folder = options.out;
  make_folders(folder, crypto::Access::kSecret);
  crypto::remove_unfinished(folder);
  make_secret_if_missing(record, place, folder);
  const selection::OwnContribution own = read_own_files(record, place, folder);
  const fs::path document = slot_file(folder, options.slot, ".txt");
  const fs::path signature = slot_file(folder, options.slot, ".sig");
  write_or_confirm(document, own.commitment_document, crypto::Access::kPublic);
  write_or_confirm(signature, signer_of(key)(own.commitment_document), crypto::Access::kPublic);
  print(draw_fields(record) + "lot      " + std::to_string(lot.lot) + "\n" +
        person_field("slot", options.slot, slot_of(record, options.slot).name) +
        commitment_field(record, own) + "send     " + shell_word(document.native()) +
        "\nsend     " + shell_word(signature.native()) + "\nkeep     " +
        shell_word(slot_file(folder, options.slot, ".secret").native()) +
        pick(options.look.language,
             "  (secret until step " + selection::folder_of(record, lot.commit) + " is published)\n",
             "  (geheim, bis Schritt " + selection::folder_of(record, lot.commit) +
                 " veröffentlicht ist)\n"));
}

}  // namespace

void add_contribute(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "contribute", "Contributor: make a secret for the lot to come, and the commitment to it");
  auto options = std::make_shared<ContributeOptions>();
  add_look_options(*command, options->look, false);
  command->add_option("--slot", options->slot, "Your number in the order's list of slots")
      ->required();
  command->add_option("--key", options->key_file, "Your secret key")->required();
  command->add_option("--passphrase-file", options->passphrase_file,
                      "First line: the passphrase of your key");
  command->add_option("--out", options->out, "A folder of your own for this lot")->required();
  command->callback([options] { contribute(*options); });
}

}  // namespace klero::cmd
