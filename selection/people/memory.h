// What a contributor or witness remembers of one draw, on a machine of his own: the steps that he
// saw, what he signed, and the reveals that he holds. An office can show another record to him
// tomorrow; it cannot make him forget.
//
//   DIR/step-NN.txt      "CHECKSUM  NN-KIND\n": a step that he saw
//   DIR/signed-NAME.txt  the bytes that he signed under this name
//   DIR/…                reveals.h
//
// The folder is 0700, its files 0600. Every file is written whole, once, and never changed; so a
// run that was killed forgets nothing, and can be run again.

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/files/folder_lock.h"
#include "selection/record/record.h"

namespace klero::selection {

struct Memory {
  std::filesystem::path folder;
  std::unique_ptr<crypto::FolderLock> lock;  // nobody else writes to it meanwhile
};

// Opens the memory in `folder`; makes the folder if it is not there, and takes over an empty one.
//
// Throws Error if other users can enter the folder, if it holds things but no memory, or if another
// command is at work in it.
[[nodiscard]] Memory open_memory(const std::filesystem::path& folder);

struct SeenStep {
  StepNumber number = 0;
  std::string folder;
  std::string checksum;
};

// The steps remembered, ascending. Throws Error if a file was damaged.
[[nodiscard]] std::vector<SeenStep> seen_steps(const Memory& memory);

// Throws Error unless every step remembered stands in `record`, unchanged: the message shows both
// checksums.
void check_extends(const Memory& memory, const Record& record);

// Remembers the steps of `record` up to `number`. Requires check_extends().
void remember_steps(const Memory& memory, const Record& record, StepNumber number);

// What was signed under this name, if anything.
[[nodiscard]] std::optional<std::string> signed_before(const Memory& memory,
                                                       std::string_view name);

// Throws Error, with the SHA-256 of both, if other bytes were signed under `name`.
void refuse_second(const Memory& memory, std::string_view name, std::string_view bytes);

// Remembers, before it is signed, what is going to be signed under `name`; the same bytes again are
// no harm.
//
//   name  "04-close": one statement for ever
//
// Throws Error as refuse_second() does.
void remember_signed(const Memory& memory, std::string_view name, std::string_view bytes);

}  // namespace klero::selection
