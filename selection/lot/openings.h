// How the deposits of a lot are opened, by their contributors or by the escrow: docs/protocol.md,
// rule 4.12. What a deposit opens to is the contribution, whoever opens it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "selection/lot/slot_checks.h"

namespace klero::selection {

// What was handed in, bytes by slot and, for the holders, by slot and holder.
struct HandedOpenings {
  SlotFiles by_contributor;                                   // opening-N.txt
  std::map<std::pair<unsigned, unsigned>, std::string> by_holder;  // opened-N-by-I.txt
};

struct CheckedOpenings {
  SlotFiles contributions;            // slot-N.txt of the reveal step
  SlotFiles openings;                 // opening-N.txt of its evidence
  std::set<unsigned> by_escrow;       // slots that the holders opened, not the contributor
  std::vector<SlotRefusal> refused;   // ascending by slot; a slot may be opened nevertheless
};

// Opens what can be opened. A contributor's own right opening comes before the holders' shares;
// they all lead to the same contribution.
//
//   documents  the commitment documents in the record, by slot
[[nodiscard]] CheckedOpenings open_deposits(const Order& order, const LotBase& base,
                                            const SlotFiles& documents,
                                            const HandedOpenings& handed);

// The contribution of a deposit, from its opening-N.txt.
[[nodiscard]] std::variant<std::string, NotThis> opened_contribution(const Order& order,
                                                                     const LotPlace& place,
                                                                     std::string_view document,
                                                                     std::string_view opening);

// Gathers opening-N.txt and opened-N-by-I.txt as gather_slot_files() does.
[[nodiscard]] HandedOpenings gather_openings(const Order& order,
                                             const std::vector<std::filesystem::path>& places);

// "opened-3-by-1.txt".
[[nodiscard]] std::string opened_file_name(unsigned slot, unsigned holder);
[[nodiscard]] std::string opening_file_name(unsigned slot);

}  // namespace klero::selection
