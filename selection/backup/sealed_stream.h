// A file that only who knows every passphrase can read: Argon2id and crypto_secretstream
// (XChaCha20-Poly1305) of libsodium.
//
//   klero-backup-v1 LF
//   custodians N LF                   1 or 2
//   salt SALT LF                      one line a custodian, 16 bytes in hex
//   the stream of crypto/stream
//
// Key = BLAKE2b("klero-backup-v1", one after the other the Argon2id(moderate) keys of the
// custodians, 32 bytes each). The text head is authenticated with the first piece. A file that was
// cut, changed, or opened with a wrong passphrase is refused; nothing can tell these apart.

#pragma once

#include <filesystem>
#include <vector>

#include "crypto/secret/secret.h"
#include "crypto/stream/stream_reader.h"
#include "crypto/stream/stream_writer.h"

namespace klero::selection {

// One passphrase a custodian, in the sequence in which they were named.
using Passphrases = std::vector<crypto::Secret>;

// Throws Error if `path` exists. Requires 1 or 2 passphrases.
[[nodiscard]] crypto::StreamWriter open_backup_writer(const std::filesystem::path& path,
                                                      const Passphrases& passphrases);

// Throws Error if the file is none of ours, or for another number of custodians.
[[nodiscard]] crypto::StreamReader open_backup_reader(const std::filesystem::path& path,
                                                      const Passphrases& passphrases);

// How many custodians the file is for. Throws Error if it is none of ours.
[[nodiscard]] unsigned custodians_of(const std::filesystem::path& path);

}  // namespace klero::selection
