#include "verifier/rebuild/tickets.h"

#include <algorithm>
#include <utility>

#include "crypto/hash/sha256_sodium.h"

namespace klero::verifier {
namespace {

// How many more than needed are kept before sorting: 64 MB.
constexpr std::size_t kSlack = 1'000'000;

}  // namespace

crypto::Digest ticket_of(const crypto::Digest& seed, std::string_view subject) {
  return crypto::sodium::sha256(crypto::to_hex(seed).append(subject));
}

void SmallestTickets::add(const LeafTicket& ticket) {
  tickets_.push_back(ticket);
  if (tickets_.size() >= count_ + kSlack) {
    forget();
  }
}

void SmallestTickets::forget() {
  std::sort(tickets_.begin(), tickets_.end());
  tickets_.resize(std::min(tickets_.size(), count_));
}

std::vector<LeafTicket> SmallestTickets::take() {
  forget();
  return std::move(tickets_);
}

std::vector<PanelTicket> draw_panels(const crypto::Digest& seed, std::uint64_t panels,
                                     std::size_t count) {
  std::vector<PanelTicket> tickets;
  for (std::uint64_t panel = 0; panel < panels; ++panel) {
    tickets.push_back({ticket_of(seed, std::to_string(panel)), panel});
  }
  std::sort(tickets.begin(), tickets.end());
  tickets.resize(count);
  return tickets;
}

}  // namespace klero::verifier
