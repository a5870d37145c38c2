// Was anything but appended between two downloads of the same record?

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace klero::verifier {

// A record grows by whole steps, and by evidence of its steps. Everything else is a change.
enum class Change { kStepAppended, kEvidenceAppended, kAdded, kRemoved, kChanged };

struct Difference {
  Change change = Change::kChanged;
  std::string path;  // relative to the record, escaped
};

// True for what a record may do.
[[nodiscard]] bool is_append(Change change);

// What `later` has otherwise than `earlier`, by path. Throws Error if one of them cannot be read.
[[nodiscard]] std::vector<Difference> compare_records(const std::filesystem::path& earlier,
                                                      const std::filesystem::path& later);

}  // namespace klero::verifier
