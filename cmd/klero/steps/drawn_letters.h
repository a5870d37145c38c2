// Who was drawn for letters, and what the office knows of them.
#pragma once

#include <string_view>
#include <vector>

#include "selection/frame/frame_files.h"
#include "selection/frame/leaf.h"
#include "selection/letters/invitations.h"
#include "selection/letters/tickets.h"
#include "selection/record/draw.h"

namespace klero::cmd {

// By stratum, then ticket; both in the same sequence.
struct DrawnWave {
  std::vector<selection::Invitation> invitations;
  std::vector<selection::Invited> people;
};

struct DrawnLetters {
  DrawnWave first;
  DrawnWave second;
  std::vector<selection::Invitation> skipped;  // of households that have a letter
};

// A person of the frame: what is published of him, and what is sealed.
struct KnownPerson {
  selection::MadeLeaf made;
  std::string identity;
  std::vector<std::string> letter_cells;
};

// What the letters are drawn from.
struct Drum {
  const selection::Draw& draw;
  const selection::LeafMaker& maker;
  std::string_view seed;  // of the first lot, 64 digits
  const selection::StrataCounts& counts;
};

// The people with the smallest tickets of one stratum, smallest first.
struct Candidates {
  std::uint64_t wanted = 0;  // so many, if there are so many
  std::vector<selection::Ticket> tickets;
  std::vector<KnownPerson> people;  // in the same sequence
};

// Finds the candidates of the strata at these positions of `found`, as many as they want; several
// strata at once. Memory grows with the candidates alone. Throws Error if what the sealed part says of
// somebody does not give his published leaf: a letter would go to somebody else.
void find_candidates(const Drum& drum, const std::vector<std::size_t>& positions,
                     std::vector<Candidates>& found);

// Adds the candidate at `position` to a wave; he is moved from `found`.
void add_letter(Candidates& found, std::size_t position, selection::StratumNumber stratum,
                DrawnWave& wave);

// Draws with the order's rule for households: at most one letter each. Memory grows with the letters.
[[nodiscard]] DrawnLetters draw_households(const Drum& drum);

}  // namespace klero::cmd
