// The day of this machine's clock, where it stands.
#pragma once

#include <chrono>

namespace klero::cmd {

// Throws Error if the clock cannot be read.
[[nodiscard]] std::chrono::year_month_day today();

}  // namespace klero::cmd
