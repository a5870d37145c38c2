#include "cmd/klero/contributor.h"

#include <variant>

#include "cmd/klero/passphrase.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"

namespace klero::cmd {

namespace fs = std::filesystem;
using crypto::Error;
using crypto::quoted;
using selection::LotPlace;
using selection::LotSteps;
using selection::Record;

fs::path slot_file(const fs::path& folder, unsigned slot, const std::string& ending) {
  return folder / ("slot-" + std::to_string(slot) + ending);
}

const selection::Slot& slot_of(const Record& record, unsigned slot) {
  const std::size_t slots = record.order.slots.size();
  if (slot < 1 || slot > slots) {
    throw Error("no such slot: expected 1 to " + std::to_string(slots) + ", got " +
                    std::to_string(slot),
                "the order lists the slots; the first is 1");
  }
  return record.order.slots[slot - 1];
}

LotPlace place_in(const Record& record, const LotSteps& lot, unsigned slot) {
  return {selection::checksum_of(record, lot.base), lot.lot, slot};
}

crypto::SigningKey slot_key(const Record& record, unsigned slot, const std::string& key_file,
                            const std::string& passphrase_file) {
  const selection::Slot& owner = slot_of(record, slot);
  crypto::SigningKey key = crypto::read_secret_key(
      key_file, [&] { return passphrase_from(passphrase_file, "your key"); });
  if (crypto::to_hex(key.public_key) != owner.key) {
    throw Error("the key is not that of slot " + std::to_string(slot) + " ('" +
                    crypto::escape_text(owner.name) + "'): expected " + owner.key + ", got " +
                    crypto::to_hex(key.public_key),
                "is this your slot, and the key that you gave to the office?");
  }
  return key;
}

OwnFiles read_own_files(const Record& record, const LotPlace& place, const fs::path& folder) {
  const fs::path path = slot_file(folder, place.slot, ".secret");
  OwnFiles own{crypto::read_file(path, 4096), {}};
  const auto read = selection::read_contribution(record.order, place, own.contribution);
  if (const auto* other = std::get_if<selection::NotThis>(&read)) {
    throw Error("not the contribution to this lot, " + quoted(path) + ": " + other->why,
                "it belongs to another draw, lot or slot: give the folder of this one");
  }
  own.commitment_document = selection::commitment_document(
      record.order, place, selection::commitment_to(own.contribution));
  return own;
}

void check_own_commitment(const Record& record, const LotSteps& lot, unsigned slot,
                          const OwnFiles& own) {
  const std::string name = "slot-" + std::to_string(slot) + ".txt";
  if (!selection::step_has_file(record, lot.commit, name)) {
    throw Error("step " + selection::step_folder(lot.commit) +
                    " does not hold your commitment: slot " + std::to_string(slot) +
                    " is absent in it",
                "hand out nothing; speak up in public if you sent it in time");
  }
  if (selection::read_step_file(record, lot.commit, name) != own.commitment_document) {
    throw Error("step " + selection::step_folder(lot.commit) +
                    " holds another commitment under your slot: expected that in your folder",
                "hand out nothing, sign nothing, and say so in public");
  }
}

void write_or_confirm(const fs::path& path, std::string_view bytes, crypto::Access access) {
  if (!fs::exists(fs::symlink_status(path))) {
    crypto::write_new_file(path, bytes, access);
  } else if (crypto::read_file(path) != bytes) {
    throw Error("the file holds something else already, " + quoted(path) +
                ": nothing is overwritten");
  }
}

std::string describe_place(const Record& record, const LotPlace& place) {
  const std::string rehearsal =
      record.order.mode == selection::Mode::kRehearsal ? " (rehearsal)" : "";
  // The record may come from anybody: what it says must not drive the terminal.
  return "draw     " + crypto::escape_text(record.order.title) + rehearsal + "\nbody     " +
         crypto::escape_text(record.order.body) + "\nattempt  " + std::to_string(record.order.attempt) + "\nlot      " +
         std::to_string(place.lot) + "\nslot     " + std::to_string(place.slot) + ", " +
         crypto::escape_text(slot_of(record, place.slot).name) + "\n";
}

std::string close_sentences(const Record& record, const LotPlace& place,
                            const std::string& checksum, bool revealed, Language language) {
  const std::string lot = std::to_string(place.lot);
  const std::string slot = std::to_string(place.slot);
  const std::string title = crypto::escape_text(record.order.title);
  if (language == Language::kGerman) {
    return "Sie unterschreiben: Das Los " + lot + " der Auslosung \"" + title +
           "\" ist geschlossen mit der Prüfsumme\n  " + checksum + "\n" +
           (revealed ? "Ihr Beitrag (Platz " + slot + ") steht unverändert darin.\n"
                     : "Ihr Beitrag (Platz " + slot + ") fehlt darin.\n") +
           "Wer diese Prüfsumme unterschreibt, unterschreibt in diesem Los keine andere.\n";
  }
  return "You sign: lot " + lot + " of the draw \"" + title +
         "\" is closed with the checksum\n  " + checksum + "\n" +
         (revealed ? "Your contribution (slot " + slot + ") stands in it, unaltered.\n"
                   : "Your contribution (slot " + slot + ") is missing in it.\n") +
         "Who signs this checksum signs no other one in this lot.\n";
}

}  // namespace klero::cmd
