// The backup of a draw: record and sealed part in one encrypted file.
//
// The sealed part hangs on secrets that nobody can make again: without them the draw is lost. The
// record goes along, so that what comes back fits together.
//
// Inside the encryption, for each file in ascending order of path:
//
//   "file " SIZE " " PATH LF, then SIZE bytes       PATH relative to the draw: record/… or sealed/…
//   "folder " PATH LF                               for each folder, before what it holds
//   "end" LF

#pragma once

#include <cstdint>
#include <filesystem>

#include "selection/backup/sealed_stream.h"
#include "selection/record/draw.h"

namespace klero::selection {

struct BackupSize {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
};

// Writes the backup of an opened draw to a new file. Throws Error if `file` exists or lies within
// the draw.
BackupSize write_backup(const Draw& draw, const std::filesystem::path& file,
                        const Passphrases& passphrases);

// Makes the folder `draw` out of a backup: all or nothing. Throws Error if `draw` exists, a
// passphrase is wrong, or what comes back is no draw.
BackupSize restore_backup(const std::filesystem::path& file, const std::filesystem::path& draw,
                          const Passphrases& passphrases);

}  // namespace klero::selection
