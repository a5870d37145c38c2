// A contributor's own contribution, from the secret file that he keeps until the reveal.
//
//   DIR/slot-N.secret  without an escrow the contribution itself; with one his commitment document,
//                      and after it the line "scalar HEX" that opens it. Deposit and scalar are made
//                      together, once: what is published follows from this one file.

#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "selection/lot/contribution.h"

namespace klero::selection {

struct OwnContribution {
  std::string commitment_document;  // slot-N.txt of the commit step
  std::string contribution;         // slot-N.txt of the reveal step
  std::string reveal;               // what is handed out: the contribution, or the line "scalar HEX"
  std::string reveal_name;          // under which name: "slot-N.txt", "opening-N.txt"
};

// The bytes of a new secret file. They are secret until the reveal: wipe copies.
[[nodiscard]] std::string new_own_secret(const Order& order, const LotPlace& place);

// What follows from the bytes of a secret file; why not, if it belongs to another place.
[[nodiscard]] std::variant<OwnContribution, NotThis> read_own_secret(const Order& order,
                                                                     const LotPlace& place,
                                                                     std::string_view bytes);

}  // namespace klero::selection
