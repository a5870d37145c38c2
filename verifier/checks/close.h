// close.txt (rules 4.8 and 9.9) and the absence of a beacon (4.13): what a close names.

#pragma once

#include <cstddef>

#include "verifier/checks/examination.h"

namespace klero::verifier {

// close.txt of a ceremony, its bytes; nullptr if it cannot be judged, with `outcome` saying why: NOT
// CHECKED as long as the seed step is not there, a finding afterwards. What it says is put into the
// ceremony, with findings for each line that is wrong.
const ScannedFile* check_close_text(Examination& x, std::size_t ceremony, Outcome& outcome);

}  // namespace klero::verifier
