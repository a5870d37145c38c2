// A contributor at home: he needs the public record, his key, and the folder with his own files.
//
//   DIR/slot-N.secret  what his contribution follows from; secret until the reveal (0600)
//   DIR/slot-N.txt     the commitment document, to be sent
//   DIR/slot-N.sig     its signature, to be sent

#pragma once

#include <filesystem>
#include <string>

#include "cmd/klero/people/of_the_order.h"
#include "crypto/secret/key_file.h"
#include "selection/people/own_contribution.h"
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

// The secret key in a file, if it is the owner's. Throws Error if it is another's.
[[nodiscard]] crypto::SigningKey key_of(const KeyOwner& owner, const std::string& key_file,
                                        const std::string& passphrase_file);

// The secret key of the slot. Throws Error if the file holds another key.
[[nodiscard]] crypto::SigningKey slot_key(const selection::Record& record, unsigned slot,
                                          const std::string& key_file,
                                          const std::string& passphrase_file);

// Throws Error if DIR/slot-N.secret is missing or belongs to another draw, lot or slot.
[[nodiscard]] selection::OwnContribution read_own_files(const selection::Record& record,
                                                        const selection::LotPlace& place,
                                                        const std::filesystem::path& folder);

// Throws Error unless the commit step of the lot holds the commitment in `own`, in the same bytes.
void check_own_commitment(const selection::Record& record, const selection::LotSteps& lot,
                          unsigned slot, const selection::OwnContribution& own);

}  // namespace klero::cmd
