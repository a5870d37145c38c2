// How far a long check has come, for whoever waits at a terminal.

#pragma once

#include "verifier/verify.h"

namespace klero::cmd {

// Writes one line to standard error again and again, if that is a terminal; otherwise empty.
[[nodiscard]] verifier::Progress show_progress();

}  // namespace klero::cmd
