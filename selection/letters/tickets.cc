#include "selection/letters/tickets.h"

#include <algorithm>
#include <array>
#include <optional>

#include "crypto/base/error.h"
#include "crypto/hash/prefixed_sha256.h"

namespace klero::selection {
namespace {

// So many, and once more as many as are drawn, are kept before the largest are forgotten. To keep
// everybody costs more than the hashes do, once the list is too large for the allocator's free memory.
constexpr std::size_t kSlack = 1'000;

void keep_smallest(std::vector<Ticket>& tickets, std::size_t count) {
  std::sort(tickets.begin(), tickets.end(),
            [](const Ticket& a, const Ticket& b) { return a.ticket < b.ticket; });
  tickets.resize(std::min(tickets.size(), count));
}

}  // namespace

std::vector<Ticket> draw_tickets(std::string_view seed, std::span<const crypto::Digest> leaves,
                                 std::size_t count) {
  if (count > leaves.size()) {
    throw crypto::Error("letters: " + std::to_string(count) + " are to be drawn among " +
                        std::to_string(leaves.size()) + " people");
  }
  const crypto::openssl::PrefixedSha256 hash(seed);
  std::vector<Ticket> tickets;
  std::optional<crypto::Digest> limit;  // of the `count` smallest so far the largest
  std::array<char, 64> digits{};
  for (std::size_t i = 0; i < leaves.size() && count > 0; ++i) {
    crypto::write_hex(leaves[i], digits.data());
    const Ticket ticket{hash({digits.data(), digits.size()}), i};
    if (limit && *limit < ticket.ticket) continue;
    tickets.push_back(ticket);
    if (tickets.size() >= 2 * count + kSlack) {
      keep_smallest(tickets, count);
      limit = tickets.back().ticket;
    }
  }
  keep_smallest(tickets, count);
  return tickets;
}

}  // namespace klero::selection
