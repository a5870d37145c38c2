// The lot whose commitments stand in the record and whose reveals do not yet: for those who hand out
// a secret, contributors and escrow holders.

#pragma once

#include "selection/people/cosigned.h"

namespace klero::cmd {

// Throws Error if there is none.
[[nodiscard]] selection::LotSteps lot_to_reveal(const selection::Record& record);

}  // namespace klero::cmd
