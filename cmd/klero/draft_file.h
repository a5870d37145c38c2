// The draft of an order as a file of the command line.

#pragma once

#include <string>

#include "selection/order/draft.h"

namespace klero::cmd {

// The order in the draft `path`. Prints every problem but the last as `klero: error:` and throws
// the last as Error, so that all are seen.
[[nodiscard]] selection::Order read_draft(
    const std::string& path, selection::PublicKeys keys = selection::PublicKeys::kNow);

}  // namespace klero::cmd
