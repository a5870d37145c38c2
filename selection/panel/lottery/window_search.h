// Choosing some of many items so that the number chosen in each of several overlapping groups
// falls into that group's window. Internal to selection/panel.
//
// This is the step the whole lottery is made of, done a thousand times: local search in integers,
// no solver. A move swaps a chosen item for one not chosen; groups whose windows are missed for
// long weigh more and more (the "breakout" method), which drives the search out of dead ends.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace klero::selection {

struct Window {
  std::int64_t min = 0;
  std::int64_t max = 0;
};

struct WindowProblem {
  std::vector<std::vector<std::uint32_t>> groups_of;  // by item, rising
  std::vector<Window> windows;                        // by group
};

// The start chooses as many items as are to be chosen in the end: moves are swaps, so a limit on
// the total needs no group. Ties and starting points follow from `seed`, nothing from the machine.
//
// Nothing if no choice was found within `max_moves`; that is not a proof that there is none.
[[nodiscard]] std::optional<std::vector<bool>> search_windows(const WindowProblem& problem,
                                                              std::vector<bool> start,
                                                              std::uint64_t seed,
                                                              std::uint64_t max_moves);

// A fixed mixing of 64 bits (the finaliser of splitmix64), for choices that only have to differ.
[[nodiscard]] std::uint64_t mix_bits(std::uint64_t bits);

}  // namespace klero::selection
