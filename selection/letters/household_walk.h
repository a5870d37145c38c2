// At most one letter a household: the walk of docs/protocol.md, section 5.
//
// Only the people with the smallest tickets of each stratum are looked at, so that memory grows with
// the letters and not with the register. If they do not suffice, because many were skipped, the
// walk says of which stratum more are needed, and is made again.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "selection/frame/leaf.h"

namespace klero::selection {

// One who may be drawn.
struct WalkCandidate {
  crypto::Digest ticket{};
  HouseholdTag tag{};
};

struct WalkStratum {
  std::vector<WalkCandidate> candidates;  // those with the smallest tickets, smallest first
  bool complete = false;                  // nobody else lives in the stratum
  std::uint64_t first = 0;                // letters of each wave
  std::uint64_t second = 0;
};

// Positions in the candidates of one stratum, ascending.
struct WalkResult {
  std::vector<std::size_t> first;
  std::vector<std::size_t> second;
  std::vector<std::size_t> skipped;
  bool more_needed = false;  // the candidates ran out, and there are others
};

// One result for each stratum. If any needs more candidates, no result counts.
[[nodiscard]] std::vector<WalkResult> walk_households(std::span<const WalkStratum> strata);

}  // namespace klero::selection
