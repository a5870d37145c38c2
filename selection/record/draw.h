// The folder of a draw: DRAW/record (public) and DRAW/sealed (0700, never published).
//
//   DRAW/record/       the record, section 1 of docs/protocol.md
//   DRAW/sealed/       one folder NN-KIND for each step: its secrets, and inputs.tsv
//   DRAW/.publishing   names the step that is being put in its place; outlives only a killed run

#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "crypto/files/folder_lock.h"
#include "selection/record/record.h"

namespace klero::selection {

// An opened draw; nobody else writes to it meanwhile.
struct Draw {
  std::filesystem::path folder;
  std::unique_ptr<crypto::FolderLock> lock;
  Record record;
};

[[nodiscard]] std::filesystem::path record_folder(const std::filesystem::path& draw);
[[nodiscard]] std::filesystem::path sealed_folder(const std::filesystem::path& draw);

// Opens a draw that `klero new` made: takes the lock, removes what a killed run left behind, opens
// the record. Throws Error if it is no draw, is locked, or cannot be read.
[[nodiscard]] Draw open_draw(const std::filesystem::path& folder);

// Reads the record again, after a step was published.
void refresh(Draw& draw);

// The bytes of DRAW/sealed/NN-KIND/`name`. Throws Error if it is not there.
[[nodiscard]] std::string read_sealed(const Draw& draw, StepNumber number, std::string_view name);
[[nodiscard]] bool has_sealed(const Draw& draw, StepNumber number, std::string_view name);

// Throws Error, with this hint, if `file` would lie in the folder of the draw.
//
//   what  "the backup", "the bundle"
void refuse_inside(const Draw& draw, const std::filesystem::path& file, const std::string& what,
                   const std::string& hint = "");

}  // namespace klero::selection
