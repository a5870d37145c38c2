// A contributor at home: he needs the public record, his key, and the folder with his own files.
//
//   DIR/slot-N.secret  the contribution; secret until the reveal (0600)
//   DIR/slot-N.txt     the commitment document, to be sent
//   DIR/slot-N.sig     its signature, to be sent

#pragma once

#include <filesystem>
#include <string>

#include "cmd/klero/language.h"
#include "crypto/files/access.h"
#include "crypto/secret/key_file.h"
#include "selection/lot/contribution.h"
#include "selection/record/record.h"

namespace klero::cmd {

// The files of slot N in a folder.
[[nodiscard]] std::filesystem::path slot_file(const std::filesystem::path& folder, unsigned slot,
                                              const std::string& ending);

// The slot of the order. Throws Error if there is none of this number.
[[nodiscard]] const selection::Slot& slot_of(const selection::Record& record, unsigned slot);

// Where a contribution of this slot to this lot belongs.
[[nodiscard]] selection::LotPlace place_in(const selection::Record& record,
                                           const selection::LotSteps& lot, unsigned slot);

// The secret key of the slot. Throws Error if the file holds another key.
[[nodiscard]] crypto::SigningKey slot_key(const selection::Record& record, unsigned slot,
                                          const std::string& key_file,
                                          const std::string& passphrase_file);

// What a contributor keeps, checked against itself: the contribution is one of `place`.
struct OwnFiles {
  std::string contribution;
  std::string commitment_document;
};

// Throws Error if DIR/slot-N.secret is missing or belongs to another draw, lot or slot.
[[nodiscard]] OwnFiles read_own_files(const selection::Record& record,
                                      const selection::LotPlace& place,
                                      const std::filesystem::path& folder);

// Throws Error unless the commit step of the lot holds the commitment in `own`, in the same bytes.
void check_own_commitment(const selection::Record& record, const selection::LotSteps& lot,
                          unsigned slot, const OwnFiles& own);

// Writes a file, or leaves it alone if it holds the same bytes already. Throws Error if it holds
// others.
void write_or_confirm(const std::filesystem::path& path, std::string_view bytes,
                      crypto::Access access);

// "draw     TITLE\n…": which draw, lot and slot a contributor is about to act in.
[[nodiscard]] std::string describe_place(const selection::Record& record,
                                         const selection::LotPlace& place);

// What a contributor is about to sign, in whole sentences.
[[nodiscard]] std::string close_sentences(const selection::Record& record,
                                          const selection::LotPlace& place,
                                          const std::string& checksum, bool revealed,
                                          Language language);

}  // namespace klero::cmd
