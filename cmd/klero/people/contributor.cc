#include "cmd/klero/people/contributor.h"

#include <variant>

#include "cmd/klero/passphrase.h"
#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "selection/lot/slot_files.h"

namespace klero::cmd {

namespace fs = std::filesystem;
using crypto::Error;
using crypto::quoted;
using selection::LotPlace;
using selection::LotSteps;
using selection::OwnContribution;
using selection::Record;

fs::path slot_file(const fs::path& folder, unsigned slot, const std::string& ending) {
  return folder / selection::slot_file_name(slot, ending);
}

const selection::Slot& slot_of(const Record& record, unsigned slot) {
  require_number("slot", slot, record.order.slots.size());
  return record.order.slots[slot - 1];
}

LotPlace place_in(const Record& record, const LotSteps& lot, unsigned slot) {
  return {selection::checksum_of(record, lot.base), lot.lot, slot};
}

crypto::SigningKey key_of(const KeyOwner& owner, const std::string& key_file,
                          const std::string& passphrase_file) {
  crypto::SigningKey key = crypto::read_secret_key(
      key_file, [&] { return passphrase_from(passphrase_file, "your key"); });
  require_key_of(owner, crypto::to_hex(key.public_key));
  return key;
}

crypto::SigningKey slot_key(const Record& record, unsigned slot, const std::string& key_file,
                            const std::string& passphrase_file) {
  const selection::Slot& owner = slot_of(record, slot);
  return key_of({"slot " + std::to_string(slot), owner.name, owner.key}, key_file, passphrase_file);
}

OwnContribution read_own_files(const Record& record, const LotPlace& place,
                               const fs::path& folder) {
  const fs::path path = slot_file(folder, place.slot, ".secret");
  auto read = selection::read_own_secret(record.order, place, crypto::read_file(path, 64 << 10));
  if (const auto* other = std::get_if<selection::NotThis>(&read)) {
    throw Error("not the contribution to this lot, " + quoted(path) + ": " + other->why,
                "it belongs to another draw, lot or slot: give the folder of this one");
  }
  return std::get<OwnContribution>(std::move(read));
}

void check_own_commitment(const Record& record, const LotSteps& lot, unsigned slot,
                          const OwnContribution& own) {
  const std::string name = selection::slot_file_name(slot, ".txt");
  if (!selection::step_has_file(record, lot.commit, name)) {
    throw Error("step " + selection::folder_of(record, lot.commit) +
                    " does not hold your commitment: slot " + std::to_string(slot) +
                    " is absent in it",
                "hand out nothing; speak up in public if you sent it in time");
  }
  if (selection::read_step_file(record, lot.commit, name) != own.commitment_document) {
    throw Error("step " + selection::folder_of(record, lot.commit) +
                    " holds another commitment under your slot: expected that in your folder",
                "hand out nothing, sign nothing, and say so in public");
  }
}

}  // namespace klero::cmd
