// The reveals that contributors and holders sent to a witness too: he keeps them, and signs no close
// that omits or alters one.
//
//   DIR/lotL-slot-N.txt         without an escrow: the contribution
//   DIR/lotL-opening-N.txt      with one: the contributor's own opening
//   DIR/lotL-opened-N-by-I.txt  with one: the share that holder I opened
//
// Of a second lot that was repeated lotL-NN-…, NN being its commit step.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "selection/lot/slot_checks.h"
#include "selection/people/memory.h"

namespace klero::selection {

// A file that somebody sent and that does not count.
struct FileRefusal {
  std::string name;
  std::string why;
};

struct TakenReveals {
  std::vector<std::string> names;   // remembered, ascending
  std::vector<FileRefusal> refused;
};

// Judges the reveals in `folder` by the commit step of the lot and remembers those that are right.
// Files of other names are left alone. Requires the commit step.
//
// Throws Error if the folder cannot be read.
[[nodiscard]] TakenReveals take_reveals(const Memory& memory, const Record& record,
                                        const LotSteps& lot, const std::filesystem::path& folder);

// The contributions that follow from the reveals remembered, by slot; with an escrow from the
// contributor's opening or from the shares of enough holders.
[[nodiscard]] std::map<unsigned, std::string> held_contributions(const Memory& memory,
                                                                 const Record& record,
                                                                 const LotSteps& lot);

// Throws Error if the reveal step omits one of these contributions, or holds another one.
void check_nothing_omitted(const Record& record, const LotSteps& lot,
                           const std::map<unsigned, std::string>& held);

}  // namespace klero::selection
