// Who gets a letter: docs/protocol.md, section 5.
//
// A person's ticket depends on the seed and on that person's leaf and on nothing else: not on who
// else is in the frame, nor on the order of its rows.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"

namespace klero::selection {

// A ticket and where its leaf stands.
struct Ticket {
  crypto::Digest ticket{};
  std::size_t position = 0;  // in the leaves handed in
};

// The `count` smallest tickets, smallest first.
//
//   seed    64 digits
//   leaves  distinct, in any order
//   count   0..leaves.size()
//
// Memory: 40 bytes for each of 2 * `count` + 1,000, however many leaves there are. Throws Error if
// count > leaves.size().
[[nodiscard]] std::vector<Ticket> draw_tickets(std::string_view seed,
                                               std::span<const crypto::Digest> leaves,
                                               std::size_t count);

}  // namespace klero::selection
