// The end of a draw: the sealed part is destroyed, and a last step says so (docs/protocol.md,
// section 9a).
//
// Files are removed, not overwritten: on an SSD, a copying file system or a disk with snapshots
// overwriting does not reach what was there.

#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "selection/record/draw.h"

namespace klero::selection {

// What deletion.json says.
struct Destruction {
  std::chrono::year_month_day date;
  std::vector<std::string> destroyed;
  std::vector<std::string> beyond_reach;  // copies that the office could not destroy itself
};

[[nodiscard]] std::string write_deletion(const Destruction& destruction);

// Removes every folder of the sealed part but that of step 01, which holds the key that signs the
// deletion step. What a killed run left is removed by the next one.
void destroy_sealed_part(const Draw& draw);

// Removes what is left: requires a record that is over.
void destroy_office_key(const Draw& draw);

}  // namespace klero::selection
