// Which of several published numbers may not be told alone: docs/protocol.md, 3b and rule 6.8.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace klero::selection {

// A number from 1 to threshold - 1 would tell of single people: it is merged with all others below the
// threshold, zeros too, and, while they are fewer than the threshold together, with the next smallest,
// of equal ones the first. One entry a number; all false if there is no such number.
[[nodiscard]] std::vector<bool> which_merge(std::span<const std::uint64_t> numbers,
                                            std::uint64_t threshold);

}  // namespace klero::selection
