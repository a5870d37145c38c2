#include "verifier/rebuild/tickets.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "crypto/hash/sha256_sodium.h"

namespace klero::verifier {
namespace {

// How many more than needed are kept before sorting.
constexpr std::size_t kSlack = 10'000;

}  // namespace

crypto::Digest ticket_of(const crypto::Digest& seed, std::string_view subject) {
  return crypto::sodium::sha256(crypto::to_hex(seed).append(subject));
}

struct Tickets::State {
  crypto_hash_sha256_state sodium;
};

Tickets::Tickets(const crypto::Digest& seed) {
  State state{};
  const std::string digits = crypto::to_hex(seed);
  crypto_hash_sha256_init(&state.sodium);
  crypto_hash_sha256_update(&state.sodium, crypto::as_bytes(digits).data(), digits.size());
  after_seed_ = std::make_shared<const State>(state);
}

crypto::Digest Tickets::of(std::string_view subject) const {
  State state = *after_seed_;
  crypto::Digest ticket{};
  crypto_hash_sha256_update(&state.sodium, crypto::as_bytes(subject).data(), subject.size());
  crypto_hash_sha256_final(&state.sodium, ticket.data());
  return ticket;
}

void SmallestTickets::add(const LeafTicket& ticket) {
  if (count_ == 0 || (full_ && !(ticket < tickets_[count_ - 1]))) {
    return;
  }
  tickets_.push_back(ticket);
  if (tickets_.size() >= count_ + kSlack) {
    forget();
  }
}

void SmallestTickets::forget() {
  std::sort(tickets_.begin(), tickets_.end());
  tickets_.resize(std::min(tickets_.size(), count_));
  full_ = tickets_.size() == count_;
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
