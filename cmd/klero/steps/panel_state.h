// Who sits on the panel now, and who left it: read from the record.
#pragma once

#include "selection/record/draw.h"
#include "selection/replacement/swaps.h"

namespace klero::cmd {

// The panel after the last step that changed it (the panel or a replacement), and everybody in a list of
// leavers so far. Throws Error if the record has no panel yet.
[[nodiscard]] selection::PanelState panel_state(const selection::Draw& draw,
                                                const selection::Pool& pool);

// The number of the leavers step that a `klero leave` means: the last step if that is one, so that
// a repetition is noticed, else the next.
[[nodiscard]] selection::StepNumber leavers_step(const selection::Draw& draw);

// The same for the replacement step of a `klero replace`.
[[nodiscard]] selection::StepNumber replacement_step(const selection::Draw& draw);

}  // namespace klero::cmd
