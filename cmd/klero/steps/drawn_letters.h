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

// The smallest tickets of a stratum, smallest first. Memory grows with their number alone.
//
//   seed  of the first lot, 64 digits
[[nodiscard]] std::vector<selection::Ticket> draw_stratum(const selection::Draw& draw,
                                                          std::string_view seed,
                                                          selection::StratumNumber stratum,
                                                          std::uint64_t count);

// The people of these tickets, in this sequence. Throws Error if what the sealed part says of somebody
// does not give his published leaf: a letter would go to somebody else.
[[nodiscard]] std::vector<KnownPerson> know_people(const selection::Draw& draw,
                                                   const selection::LeafMaker& maker,
                                                   selection::StratumNumber stratum,
                                                   const std::vector<selection::Ticket>& tickets);

// Adds a person, with his line of the table, to a wave.
void add_letter(const KnownPerson& person, selection::Invitation letter, DrawnWave& wave);

// Draws with the order's rule for households: at most one letter each. Memory grows with the letters.
//
//   seed  of the first lot, 64 digits
void draw_households(const selection::Draw& draw, const selection::LeafMaker& maker,
                     std::string_view seed, const selection::StrataCounts& counts,
                     DrawnLetters& drawn);

}  // namespace klero::cmd
