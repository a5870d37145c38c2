#include "selection/lot/deposits.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/escrow/deposit_text.h"
#include "selection/lot/text_lines.h"

namespace klero::selection {
namespace {

constexpr std::string_view kScalar = "scalar ";

std::string head(const Order& order, const LotPlace& place) {
  return slot_head(order, "commitment", place);
}

// The first of the four lines in which the texts differ, in words.
NotThis wrong_head(std::string_view expected, std::string_view got) {
  const auto right = crypto::split(expected, '\n');
  const auto there = crypto::split(got, '\n');
  for (std::size_t i = 0; i < 4; ++i) {
    const std::string_view line = i < there.size() ? there[i] : std::string_view();
    if (line != right[i]) {
      return wrong_line(i + 1, right[i], line);
    }
  }
  return {"it ends after " + std::to_string(there.size()) + " lines"};
}

std::string why_bad(const crypto::DepositCheck& check) {
  const std::string holder =
      check.holder == 0 ? "" : ", holder " + std::to_string(check.holder);
  return "the deposit cannot count" + holder + ": " + std::string(describe(check.outcome));
}

std::variant<crypto::Point, NotThis> from_scalar(const crypto::Deposit& deposit,
                                                 std::string_view line) {
  const auto scalar = crypto::Scalar::from_hex(line.substr(kScalar.size()));
  // The digits may be a secret: they are not shown.
  if (!scalar) return NotThis{"line 1: expected 'scalar ' and a scalar of 64 digits 0-9 a-f"};
  if (!crypto::opens(deposit, *scalar)) {
    return NotThis{"line 1: the scalar does not open the deposit: s·G is not its C_0"};
  }
  return crypto::locked_point(*scalar);
}

}  // namespace

crypto::EscrowTerms escrow_terms(const Order& order, const LotPlace& place) {
  const Escrow& escrow = order.escrow.value();
  crypto::EscrowTerms terms{.mode = mode_name(order.mode),
                            .context = {"after " + place.base, "lot " + std::to_string(place.lot),
                                        "slot " + std::to_string(place.slot)},
                            .holders = {},
                            .threshold = escrow.threshold};
  for (const Holder& holder : escrow.holders) {
    terms.holders.push_back(crypto::Point::from_hex(holder.key).value());
  }
  return terms;
}

std::string deposit_document(const Order& order, const LotPlace& place,
                             const crypto::Deposit& deposit) {
  return head(order, place) + crypto::write_deposit(deposit);
}

std::variant<crypto::Deposit, NotThis> read_deposit_document(const Order& order,
                                                             const LotPlace& place,
                                                             std::string_view bytes) {
  const std::string start = head(order, place);
  if (!bytes.starts_with(start)) return wrong_head(start, bytes);
  const crypto::DepositReading read = crypto::read_deposit(bytes.substr(start.size()));
  if (!read.deposit) {
    return NotThis{"line " + std::to_string(4 + read.line) + ": " + std::string(read.reason)};
  }
  const crypto::DepositCheck check = crypto::check_deposit(escrow_terms(order, place), *read.deposit);
  if (check.outcome != crypto::DepositOutcome::kValid) return NotThis{why_bad(check)};
  return *read.deposit;
}

std::string write_opening(const crypto::Scalar& scalar) {
  return std::string(kScalar) + scalar.hex() + "\n";
}

std::string write_opening(std::vector<crypto::OpenedShare> shares) {
  std::ranges::sort(shares, {}, &crypto::OpenedShare::holder);
  std::string text;
  for (const crypto::OpenedShare& share : shares) text += crypto::write_opened_share(share);
  return text;
}

std::variant<crypto::OpenedShare, NotThis> read_opened(const Order& order, const LotPlace& place,
                                                       const crypto::Deposit& deposit,
                                                       std::size_t holder,
                                                       std::string_view bytes) {
  const auto share = crypto::read_opened_share(bytes);
  if (!share) return NotThis{"expected one line 'opened NUMBER …', got something else"};
  if (share->holder != holder) {
    return NotThis{"expected the share of holder " + std::to_string(holder) + ", got that of " +
                   std::to_string(share->holder)};
  }
  const auto outcome = crypto::check_share(escrow_terms(order, place), deposit, *share);
  if (outcome != crypto::ShareOutcome::kValid) return NotThis{std::string(describe(outcome))};
  return *share;
}

std::variant<crypto::Point, NotThis> read_opening(const Order& order, const LotPlace& place,
                                                  const crypto::Deposit& deposit,
                                                  std::string_view bytes) {
  if (bytes.empty() || bytes.back() != '\n') {
    return NotThis{"expected lines, each with an LF at its end"};
  }
  auto lines = crypto::split(bytes, '\n');
  lines.pop_back();
  if (lines.size() == 1 && lines.front().starts_with(kScalar)) {
    return from_scalar(deposit, lines.front());
  }
  std::vector<crypto::OpenedShare> shares;
  const crypto::EscrowTerms terms = escrow_terms(order, place);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string where = "line " + std::to_string(i + 1) + ": ";
    const auto share = crypto::read_opened_share(std::string(lines[i]) + "\n");
    if (!share) return NotThis{where + "expected 'opened NUMBER …'"};
    if (!shares.empty() && share->holder <= shares.back().holder) {
      return NotThis{where + "expected holders ascending, each once"};
    }
    const auto outcome = crypto::check_share(terms, deposit, *share);
    if (outcome != crypto::ShareOutcome::kValid) {
      return NotThis{where + std::string(describe(outcome))};
    }
    shares.push_back(*share);
  }
  const auto locked = crypto::unlock(terms, deposit, shares);
  if (!locked) {
    return NotThis{"expected the shares of " + std::to_string(terms.threshold) +
                   " holders, got those of " + std::to_string(shares.size())};
  }
  return *locked;
}

}  // namespace klero::selection
