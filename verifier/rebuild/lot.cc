#include "verifier/rebuild/lot.h"

#include <string>

#include "crypto/base/text.h"
#include "crypto/escrow/deposit_text.h"
#include "crypto/escrow/opening.h"

namespace klero::verifier {
namespace {

// The first lines of both documents of a slot, which differ in the label.
std::string beginning_of(const Order& order, const LotPlace& place, unsigned slot,
                         std::string_view kind) {
  return lines({label(order, kind), "after " + crypto::to_hex(place.base),
                "lot " + std::to_string(place.lot), "slot " + std::to_string(slot)});
}

// What stands behind the first lines and the word `last` in the one line that is left.
std::optional<crypto::Digest> read_slot_text(const Order& order, const LotPlace& place,
                                             unsigned slot, std::string_view text,
                                             std::string_view kind, std::string_view last) {
  const std::string beginning = beginning_of(order, place, slot, kind) + std::string(last) + " ";
  if (!text.starts_with(beginning) || !text.ends_with('\n')) {
    return std::nullopt;
  }
  text.remove_prefix(beginning.size());
  text.remove_suffix(1);
  return crypto::digest_from_hex(text);
}

std::optional<Opening> open_by_contributor(const crypto::Deposit& deposit, std::string_view digits,
                                           crypto::Flaw& flaw) {
  const auto scalar = crypto::Scalar::from_hex(digits);
  if (!scalar || !crypto::opens(deposit, *scalar)) {
    flaw = {1, "a scalar that opens the deposit", "another text"};
    return std::nullopt;
  }
  return Opening{crypto::locked_point(*scalar), {}};
}

std::optional<Opening> open_by_holders(const crypto::EscrowTerms& terms,
                                       const crypto::Deposit& deposit, std::string_view text,
                                       crypto::Flaw& flaw) {
  std::vector<crypto::OpenedShare> shares;
  Opening opening;
  const auto found = text_lines(text);
  for (std::size_t i = 0; found && i < found->size(); ++i) {
    const auto share = crypto::read_opened_share(std::string((*found)[i]) + "\n");
    if (!share || (!shares.empty() && share->holder <= shares.back().holder)) {
      flaw = {i + 1, "an opened share, ascending strictly by holder", "another line"};
      return std::nullopt;
    }
    const crypto::ShareOutcome outcome = crypto::check_share(terms, deposit, *share);
    if (outcome != crypto::ShareOutcome::kValid) {
      flaw = {i + 1, "a right share with its proof", std::string(crypto::describe(outcome))};
      return std::nullopt;
    }
    shares.push_back(*share);
    opening.holders.push_back(share->holder);
  }
  const auto point = crypto::unlock(terms, deposit, shares);
  if (!found || !point) {
    flaw = {0, "the line scalar, or at least " + std::to_string(terms.threshold) + " opened shares",
            std::to_string(shares.size()) + " opened shares"};
    return std::nullopt;
  }
  opening.point = *point;
  return opening;
}

}  // namespace

std::optional<crypto::Digest> read_commitment(const Order& order, const LotPlace& place,
                                              unsigned slot, std::string_view text) {
  return read_slot_text(order, place, slot, text, "commitment", "sha256");
}

bool is_contribution(const Order& order, const LotPlace& place, unsigned slot,
                     std::string_view text) {
  return read_slot_text(order, place, slot, text, "contribution", "secret").has_value();
}

std::optional<crypto::Deposit> read_deposit_document(const Order& order, const LotPlace& place,
                                                     unsigned slot, std::string_view text) {
  const std::string beginning = beginning_of(order, place, slot, "commitment");
  if (!text.starts_with(beginning)) {
    return std::nullopt;
  }
  return crypto::read_deposit(text.substr(beginning.size())).deposit;
}

std::string contribution_of(const Order& order, const LotPlace& place, unsigned slot,
                            const crypto::Point& point) {
  return beginning_of(order, place, slot, "contribution") + lines({"point " + point.hex()});
}

std::optional<crypto::EscrowTerms> escrow_terms(const Order& order, const LotPlace& place,
                                                unsigned slot) {
  if (!order.escrow) {
    return std::nullopt;
  }
  crypto::EscrowTerms terms{order.rehearsal ? "rehearsal" : "real",
                            {"after " + crypto::to_hex(place.base),
                             "lot " + std::to_string(place.lot), "slot " + std::to_string(slot)},
                            {},
                            order.escrow->threshold};
  for (const Holder& holder : order.escrow->holders) {
    const auto point = crypto::Point::decode(holder.key);
    if (!point) {
      return std::nullopt;
    }
    terms.holders.push_back(*point);
  }
  return terms;
}

std::optional<Opening> read_opening(const crypto::EscrowTerms& terms,
                                    const crypto::Deposit& deposit, std::string_view text,
                                    crypto::Flaw& flaw) {
  constexpr std::string_view kScalar = "scalar ";
  if (text.starts_with(kScalar) && text.ends_with('\n')) {
    return open_by_contributor(deposit, text.substr(kScalar.size(), text.size() - kScalar.size() - 1),
                               flaw);
  }
  return open_by_holders(terms, deposit, text, flaw);
}

std::optional<std::vector<std::string_view>> text_lines(std::string_view text) {
  if (!text.ends_with('\n')) {
    return std::nullopt;
  }
  text.remove_suffix(1);
  return crypto::split(text, '\n');
}

}  // namespace klero::verifier
