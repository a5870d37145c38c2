#include "selection/letters/tickets.h"

#include <algorithm>
#include <array>

#include "crypto/base/error.h"
#include "crypto/hash/prefixed_sha256.h"

namespace klero::selection {

std::vector<Ticket> draw_tickets(std::string_view seed, std::span<const crypto::Digest> leaves,
                                 std::size_t count) {
  if (count > leaves.size()) {
    throw crypto::Error("letters: " + std::to_string(count) + " are to be drawn among " +
                        std::to_string(leaves.size()) + " people");
  }
  const crypto::openssl::PrefixedSha256 hash(seed);
  std::vector<Ticket> tickets(leaves.size());
  std::array<char, 64> digits{};
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    crypto::write_hex(leaves[i], digits.data());
    tickets[i] = {hash({digits.data(), digits.size()}), i};
  }
  const auto end = tickets.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(tickets.begin(), end, tickets.end(),
                    [](const Ticket& a, const Ticket& b) { return a.ticket < b.ticket; });
  tickets.erase(end, tickets.end());
  return tickets;
}

}  // namespace klero::selection
