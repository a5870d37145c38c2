#include "selection/people/own_contribution.h"

#include "crypto/base/bytes.h"
#include "crypto/secret/secret.h"
#include "selection/lot/deposits.h"
#include "selection/lot/openings.h"
#include "selection/lot/slot_files.h"

namespace klero::selection {
namespace {

// The last line begins here; 0 if there is only one.
std::size_t start_of_last_line(std::string_view bytes) {
  const std::size_t before = bytes.size() < 2 ? std::string_view::npos
                                              : bytes.rfind('\n', bytes.size() - 2);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::variant<OwnContribution, NotThis> read_plain(const Order& order, const LotPlace& place,
                                                  std::string_view bytes) {
  const auto read = read_contribution(order, place, bytes);
  if (const auto* other = std::get_if<NotThis>(&read)) {
    return *other;
  }
  const std::string contribution(bytes);
  return OwnContribution{commitment_document(order, place, commitment_to(contribution)), contribution,
                         contribution, slot_file_name(place.slot, ".txt")};
}

std::variant<OwnContribution, NotThis> read_deposited(const Order& order, const LotPlace& place,
                                                      std::string_view bytes) {
  const std::size_t cut = start_of_last_line(bytes);
  const std::string_view document = bytes.substr(0, cut);
  const std::string_view opening = bytes.substr(cut);
  const auto deposit = read_deposit_document(order, place, document);
  if (const auto* other = std::get_if<NotThis>(&deposit)) {
    return *other;
  }
  const auto locked = read_opening(order, place, std::get<crypto::Deposit>(deposit), opening);
  if (const auto* other = std::get_if<NotThis>(&locked)) {
    return NotThis{"its last line: " + other->why};
  }
  return OwnContribution{std::string(document),
                         contribution_text(order, place, std::get<crypto::Point>(locked).hex()),
                         std::string(opening), opening_file_name(place.slot)};
}

}  // namespace

std::string new_own_secret(const Order& order, const LotPlace& place) {
  if (order.escrow) {
    const crypto::SecretDeposit made = crypto::make_deposit(escrow_terms(order, place));
    return deposit_document(order, place, made.deposit) + write_opening(made.opening);
  }
  const crypto::Secret secret = crypto::Secret::random(32);
  const crypto::Secret::Reading reading = secret.read();
  return contribution_text(order, place, crypto::to_hex(reading.bytes()));
}

std::variant<OwnContribution, NotThis> read_own_secret(const Order& order, const LotPlace& place,
                                                       std::string_view bytes) {
  return order.escrow ? read_deposited(order, place, bytes) : read_plain(order, place, bytes);
}

}  // namespace klero::selection
