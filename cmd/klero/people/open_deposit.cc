#include <CLI/CLI.hpp>
#include <memory>
#include <vector>

#include "cmd/klero/command.h"
#include "cmd/klero/own_file.h"
#include "cmd/klero/passphrase.h"
#include "cmd/klero/people/look.h"
#include "cmd/klero/people/lot_at.h"
#include "cmd/klero/people/of_the_order.h"
#include "cmd/klero/people/words.h"
#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/escrow/deposit_text.h"
#include "crypto/escrow/holder_key.h"
#include "crypto/escrow/opening.h"
#include "crypto/files/read_file.h"
#include "selection/lot/deposits.h"
#include "selection/lot/openings.h"

namespace klero::cmd {
namespace {

namespace fs = std::filesystem;
using crypto::Error;
using selection::Record;

struct DepositOptions {
  LookOptions look;
  unsigned holder = 0;
  std::vector<unsigned> slots;
  std::string key_file;
  std::string passphrase_file;
  std::string out;
  bool yes = false;
};

const selection::Holder& holder_of(const Record& record, unsigned holder) {
  if (!record.order.escrow) {
    throw Error("the order has no escrow: there are no deposits to open");
  }
  const auto& holders = record.order.escrow->holders;
  require_number("holder", holder, holders.size());
  return holders[holder - 1];
}

crypto::HolderKey holder_key(const Record& record, const DepositOptions& options) {
  const selection::Holder& owner = holder_of(record, options.holder);
  crypto::HolderKey key = crypto::read_holder_key(
      options.key_file, [&] { return passphrase_from(options.passphrase_file, "your key"); });
  require_key_of({"holder " + std::to_string(options.holder), owner.name, owner.key}, key.key.hex());
  return key;
}

// The deposit of a slot that committed.
struct SlotDeposit {
  selection::LotPlace place;
  crypto::Deposit deposit;
};

SlotDeposit deposit_of(const Record& record, const selection::LotSteps& lot, unsigned slot) {
  const std::string name = selection::slot_file_name(slot, ".txt");
  if (slot < 1 || slot > record.order.slots.size() ||
      !selection::step_has_file(record, lot.commit, name)) {
    throw Error("slot " + std::to_string(slot) + " made no deposit in step " +
                selection::folder_of(record, lot.commit));
  }
  const selection::LotPlace place{selection::checksum_of(record, lot.base), lot.lot, slot};
  auto read = selection::read_deposit_document(
      record.order, place, selection::read_step_file(record, lot.commit, name));
  if (const auto* fault = std::get_if<selection::NotThis>(&read)) {
    throw Error("the deposit of slot " + std::to_string(slot) + " cannot be opened: " + fault->why);
  }
  return {place, std::get<crypto::Deposit>(std::move(read))};
}

std::string sentences(const Record& record, const DepositOptions& options) {
  const Language language = options.look.language;
  const std::string slots = slot_list(record, options.slots, language);
  return pick(language,
              "You open your share of the deposit of " + slots + ".\nDo it only after the deadline, if "
              "the contributor did not reveal: with the shares of " +
                  std::to_string(record.order.escrow->threshold) + " holders his secret is known.\n",
              "Sie öffnen Ihren Anteil an der Hinterlegung von " + slots + ".\nTun Sie das erst nach "
              "Ablauf der Frist, wenn nicht offengelegt wurde: Mit den Anteilen von " +
                  std::to_string(record.order.escrow->threshold) +
                  " Verwahrern ist das Geheimnis bekannt.\n");
}

// A share that was written before is kept: its proof would be other bytes every time.
void write_share(const Record& record, const DepositOptions& options, const SlotDeposit& at,
                 const crypto::HolderKey& key) {
  const fs::path path =
      fs::path(options.out) / selection::opened_file_name(at.place.slot, options.holder);
  if (!fs::exists(fs::symlink_status(path))) {
    const crypto::OpenedShare share =
        crypto::open_share(selection::escrow_terms(record.order, at.place), at.deposit,
                           options.holder, crypto::secret_of(key));
    write_or_confirm(path, crypto::write_opened_share(share), crypto::Access::kPublic);
  }
  const auto read = selection::read_opened(record.order, at.place, at.deposit, options.holder,
                                           crypto::read_file(path, 4096));
  if (const auto* fault = std::get_if<selection::NotThis>(&read)) {
    throw Error("the file holds something else already, " + crypto::quoted(path) + ": " + fault->why);
  }
  print("send     " + shell_word(path.native()) + "\n");
}

void open_deposits(const DepositOptions& options) {
  const Look look = open_look(options.look);
  const Record& record = look.record;
  const selection::Holder& owner = holder_of(record, options.holder);
  const selection::LotSteps lot = lot_to_reveal(record);
  std::vector<SlotDeposit> deposits;
  for (const unsigned slot : options.slots) deposits.push_back(deposit_of(record, lot, slot));
  examine(look, lot.commit);
  selection::check_cosigned(record, lot.commit);
  print(draw_fields(record) + "lot      " + std::to_string(lot.lot) + "\n" +
        person_field("holder", options.holder, owner.name) + "commit   " +
        selection::checksum_of(record, lot.commit) + "\n" + sentences(record, options));
  confirm(options.yes, "has the deadline passed, and shall it be opened? type yes: ", "not opened");
  const crypto::HolderKey key = holder_key(record, options);
  make_folders(options.out, crypto::Access::kSecret);
  for (const SlotDeposit& at : deposits) write_share(record, options, at, key);
}

}  // namespace

void add_open_deposit(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "open-deposit", "Escrow holder: open your share of the deposits of those who did not reveal");
  auto options = std::make_shared<DepositOptions>();
  add_look_options(*command, options->look, false);
  command->add_option("--holder", options->holder, "Your number in the order's list of holders")
      ->required();
  command->add_option("--slot", options->slots, "Whose deposit; may be given several times")
      ->required();
  command->add_option("--key", options->key_file, "Your secret key")->required();
  command->add_option("--passphrase-file", options->passphrase_file,
                      "First line: the passphrase of your key");
  command->add_option("--out", options->out, "A folder for what is to be sent")->required();
  command->add_flag("--yes", options->yes, "Do not ask");
  command->callback([options] { open_deposits(*options); });
}

}  // namespace klero::cmd
