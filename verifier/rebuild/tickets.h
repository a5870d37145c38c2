// Tickets, and who has the smallest: docs/protocol.md, sections 5, 8 and 9.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"

namespace klero::verifier {

// SHA-256(seed as 64 digits, subject): the subject is a leaf as 64 digits, or a panel's number.
[[nodiscard]] crypto::Digest ticket_of(const crypto::Digest& seed, std::string_view subject);

// The tickets of one seed, one after the other; the seed is hashed once.
class Tickets {
 public:
  explicit Tickets(const crypto::Digest& seed);
  [[nodiscard]] crypto::Digest of(std::string_view subject) const;

 private:
  struct State;
  std::shared_ptr<const State> after_seed_;
};

struct LeafTicket {
  crypto::Digest ticket{};
  crypto::Digest leaf{};

  auto operator<=>(const LeafTicket&) const = default;
};

// The `count` people with the smallest tickets: everybody is put in, sorted, and all behind the
// count-th are forgotten, from time to time already while people are still put in, so that a country
// fits into memory. Whoever comes behind the count-th of those kept then need not be put in at all.
class SmallestTickets {
 public:
  explicit SmallestTickets(std::size_t count) : count_(count) {}

  void add(const LeafTicket& ticket);

  // Smallest first; fewer than `count` if fewer were added.
  [[nodiscard]] std::vector<LeafTicket> take();

 private:
  void forget();

  std::size_t count_;
  std::vector<LeafTicket> tickets_;
  bool full_ = false;  // the first count_ of tickets_ are sorted, the last of them is the limit
};

struct PanelTicket {
  crypto::Digest ticket{};
  std::uint64_t panel = 0;

  auto operator<=>(const PanelTicket&) const = default;
};

// Of the panels 0..panels-1 the `count` with the smallest tickets, smallest first.
// Requires count <= panels.
[[nodiscard]] std::vector<PanelTicket> draw_panels(const crypto::Digest& seed, std::uint64_t panels,
                                                   std::size_t count);

}  // namespace klero::verifier
