// What is shown to whoever waits.
#pragma once

#include "selection/panel/problem/progress.h"

namespace klero::cmd {

// Shows the progress on a terminal, ten times a second, from two seconds after this call on. Call
// progress("") at the end.
[[nodiscard]] selection::Progress show_progress_later();

}  // namespace klero::cmd
