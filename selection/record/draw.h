// The folder of a draw: DRAW/record (public) and DRAW/sealed (0700, never published).
//
//   DRAW/.lock        one klero at a time
//   DRAW/.building/   what a run prepares; left behind only by a run that was killed
//   DRAW/record/      the record, section 1 of docs/protocol.md
//   DRAW/sealed/      one folder NN-KIND for each step: its secrets, and inputs.tsv

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "selection/record/record.h"

namespace klero::selection {

// An exclusive lock on a draw, held as long as the object lives and by the process only: a killed
// klero holds none.
class DrawLock {
 public:
  // Throws Error if another process holds it.
  explicit DrawLock(const std::filesystem::path& draw);
  DrawLock(DrawLock&& other) noexcept;
  DrawLock(const DrawLock&) = delete;
  DrawLock& operator=(const DrawLock&) = delete;
  DrawLock& operator=(DrawLock&&) = delete;
  ~DrawLock();

 private:
  int descriptor_;
};

// An opened draw; nobody else writes to it meanwhile.
struct Draw {
  std::filesystem::path folder;
  DrawLock lock;
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

}  // namespace klero::selection
