// The tables of step 06: docs/protocol.md, section 5.

#pragma once

#include <string_view>
#include <vector>

#include "verifier/checks/examination.h"

namespace klero::verifier {

inline constexpr unsigned kInvitationsStep = 6;
inline constexpr std::string_view kFirstWaveTable = "invitations.tsv";
inline constexpr std::string_view kSecondWaveTable = "second-wave.tsv";
inline constexpr std::string_view kSkippedTable = "skipped.tsv";

// The letters that a table lists: by stratum, then by ticket. False, with `outcome` blocked, if it
// cannot be used; lines with findings are left out.
bool read_letters(const Examination& x, std::string_view name, std::vector<Invitation>& letters,
                  Outcome& outcome);

// Whether the order has no second wave; then `outcome` says so.
[[nodiscard]] bool has_no_second_wave(const Examination& x, Outcome& outcome);

// Those of each stratum, stratum 1 first, smallest ticket first.
using LettersByStratum = std::vector<std::vector<LeafTicket>>;

// Finds what stands in only one of the two: those that should be in table `name`, and its lines.
void compare_lists(std::string_view name, const LettersByStratum& drawn,
                   const std::vector<Invitation>& letters, Outcome& outcome);

// Who is drawn and skipped by the rule for households. nullptr if the walk cannot be made: a table
// cannot be used, a leaf is not what its tag says (5.5), or one that is drawn or skipped is not listed
// (5.6). Made once. Requires rules 3.2, 3.3 and 4.9.
[[nodiscard]] const LetterWalk* walk_of(Examination& x);

}  // namespace klero::verifier
