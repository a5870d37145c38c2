// What comes next in a draw, in full words.

#pragma once

#include <string>
#include <vector>

#include "selection/record/draw.h"

namespace klero::cmd {

// "next     WHAT IS TO BE DONE\ncommand  klero … DRAW …\n": what the office does next, and the
// command for it. At the end of the draw what can still happen, and from which day
// on the sealed part is to be destroyed.
[[nodiscard]] std::string next_words(const selection::Draw& draw);

// Whether the order has no second wave of letters, or it is decided and signed whether it goes out.
[[nodiscard]] bool is_wave_decided(const selection::Record& record);

// What is missing before the next step can be made, one line each: signatures of the close and of
// witnesses that have not come in. Empty if nothing is.
[[nodiscard]] std::vector<std::string> missing(const selection::Draw& draw);

}  // namespace klero::cmd
