// Rows of replies that cannot be entered, told to the official.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "selection/replies/read_replies.h"

namespace klero::cmd {

// ": late 3, twice 1"; empty if none was refused.
[[nodiscard]] std::string counted(const std::vector<selection::RefusedReply>& refused);

// Tells every refused row of `file`, which has `rows` rows of `what`. Throws Error, with `hint`, unless
// the official has said to go on without them.
void settle_refused(const std::vector<selection::RefusedReply>& refused, const std::string& file,
                    std::uint64_t rows, const std::string& what, bool skip,
                    const std::string& hint);

}  // namespace klero::cmd
