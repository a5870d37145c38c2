// What the clock of this machine shows.

#pragma once

#include "selection/people/close_look.h"

namespace klero::cmd {

[[nodiscard]] selection::Moment now();

}  // namespace klero::cmd
