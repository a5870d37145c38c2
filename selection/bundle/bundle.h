// The sealed bundle: what an auditor needs of the sealed part, in one file that only he can read.
// docs/protocol.md, section 11b.

#pragma once

#include <cstdint>
#include <filesystem>

#include "selection/record/draw.h"

namespace klero::selection {

struct BundleSize {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
};

// Writes the bundle of an opened draw, as far as it has gone, to a new file for the auditor whom
// the order names.
//
// Throws Error if `file` exists or lies within the draw, if the order names no auditor, if step 02
// is not there yet, or if a file of the sealed part is missing.
BundleSize write_bundle(const Draw& draw, const std::filesystem::path& file);

}  // namespace klero::selection
