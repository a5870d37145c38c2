#include "selection/letters/tickets.h"

#include <algorithm>
#include <array>

#include "crypto/base/error.h"

namespace klero::selection {
namespace {

bool smaller(const Ticket& a, const Ticket& b) { return a.ticket < b.ticket; }

}  // namespace

TicketDraw::TicketDraw(std::string_view seed, std::size_t count) : hash_(seed), count_(count) {}

void TicketDraw::add(const crypto::Digest& leaf) {
  std::array<char, 64> digits{};
  crypto::write_hex(leaf, digits.data());
  const Ticket ticket{hash_({digits.data(), digits.size()}), leaf, added_++};
  if (smallest_.size() < count_) {
    smallest_.push_back(ticket);
    std::push_heap(smallest_.begin(), smallest_.end(), smaller);
  } else if (count_ > 0 && smaller(ticket, smallest_.front())) {
    std::pop_heap(smallest_.begin(), smallest_.end(), smaller);
    smallest_.back() = ticket;
    std::push_heap(smallest_.begin(), smallest_.end(), smaller);
  }
}

std::vector<Ticket> TicketDraw::take() {
  if (smallest_.size() < count_) {
    throw crypto::Error("letters: " + std::to_string(count_) + " are to be drawn among " +
                        std::to_string(added_) + " people");
  }
  std::sort_heap(smallest_.begin(), smallest_.end(), smaller);
  return std::move(smallest_);
}

std::vector<Ticket> draw_tickets(std::string_view seed, std::span<const crypto::Digest> leaves,
                                 std::size_t count) {
  TicketDraw draw(seed, count);
  for (const crypto::Digest& leaf : leaves) draw.add(leaf);
  return draw.take();
}

}  // namespace klero::selection
