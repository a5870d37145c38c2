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
#include "crypto/hash/prefixed_sha256.h"

namespace klero::selection {

// A ticket, its leaf, and where that stands.
struct Ticket {
  crypto::Digest ticket{};
  crypto::Digest leaf{};
  std::size_t position = 0;  // among the leaves handed in
};

// Draws among leaves that come one after the other. Memory grows with the letters, not with the
// leaves: 72 bytes a letter.
class TicketDraw {
 public:
  //   seed   64 digits
  //   count  how many are drawn
  TicketDraw(std::string_view seed, std::size_t count);

  // Leaves are distinct, and come in any order.
  void add(const crypto::Digest& leaf);

  // The `count` smallest tickets, smallest first; ends the draw. Throws Error if fewer leaves came.
  [[nodiscard]] std::vector<Ticket> take();

 private:
  crypto::openssl::PrefixedSha256 hash_;
  std::size_t count_;
  std::size_t added_ = 0;
  std::vector<Ticket> smallest_;  // a heap, the largest ticket first
};

// The same among leaves in memory.
[[nodiscard]] std::vector<Ticket> draw_tickets(std::string_view seed,
                                               std::span<const crypto::Digest> leaves,
                                               std::size_t count);

}  // namespace klero::selection
