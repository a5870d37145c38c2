// A file of a step against the step's list.
#pragma once

#include <filesystem>
#include <string_view>

#include "selection/record/record.h"

namespace klero::selection {

// A file of a step, and the SHA-256 that SHA256SUMS gives. Requires has_step(record, number); throws
// Error if the list has no such file.
struct ListedFile {
  std::filesystem::path path;
  crypto::Digest digest{};
};
[[nodiscard]] ListedFile listed_file(const Record& record, StepNumber number,
                                     std::string_view name);

// Throws Error if the file's bytes have another digest.
void require_digest(const ListedFile& file, const crypto::Digest& got);

// The path of a file that may be larger than memory, after comparing its bytes with the list; it is to
// be read right away.
[[nodiscard]] std::filesystem::path checked_step_file(const Record& record, StepNumber number,
                                                      std::string_view name);

}  // namespace klero::selection
