#include "crypto/escrow/opening.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "crypto/base/error.h"
#include "crypto/escrow/shamir.h"

namespace klero::crypto {
namespace {

SameLogStatement opening_statement(const EscrowTerms& terms, const Deposit& deposit,
                                   std::size_t holder, const Point& value) {
  std::vector<std::string> context = terms.context;
  context.emplace_back("kind escrow-opening");
  context.push_back("holder " + std::to_string(holder));
  return {terms.mode,
          std::move(context),
          {{escrow_generator(), terms.holders[holder - 1]}, {value, deposit.shares[holder - 1]}}};
}

}  // namespace

OpenedShare open_share(const EscrowTerms& terms, const Deposit& deposit, std::size_t holder,
                       const Scalar& secret) {
  if (const auto check = check_deposit(terms, deposit); check.outcome != DepositOutcome::kValid) {
    throw Error("cannot open a share: " + std::string(describe(check.outcome)));
  }
  if (holder < 1 || holder > terms.holders.size() ||
      holder_key(secret) != terms.holders[holder - 1]) {
    throw Error("cannot open a share: the key is not that of holder " + std::to_string(holder));
  }
  const Point value = inverse(secret) * deposit.shares[holder - 1];
  return {holder, value, prove_same_log(opening_statement(terms, deposit, holder, value), secret)};
}

ShareOutcome check_share(const EscrowTerms& terms, const Deposit& deposit,
                         const OpenedShare& share) {
  if (share.holder < 1 || share.holder > terms.holders.size()) {
    return ShareOutcome::kNoSuchHolder;
  }
  const auto statement = opening_statement(terms, deposit, share.holder, share.value);
  return verify_same_log(statement, share.proof) == SameLogOutcome::kValid
             ? ShareOutcome::kValid
             : ShareOutcome::kBadProof;
}

std::optional<Point> unlock(const EscrowTerms& terms, const Deposit& deposit,
                            std::span<const OpenedShare> shares) {
  std::map<std::uint64_t, Point> values;
  for (const OpenedShare& share : shares) {
    if (check_share(terms, deposit, share) == ShareOutcome::kValid) {
      values.emplace(share.holder, share.value);
    }
  }
  if (values.size() < terms.threshold) {
    return std::nullopt;
  }
  std::vector<std::uint64_t> positions;
  for (const auto& [holder, value] : values) {
    if (positions.size() < terms.threshold) {
      positions.push_back(holder);
    }
  }
  Point k;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    k = k + lagrange_at_zero(positions, i) * values.at(positions[i]);
  }
  return k;
}

std::string_view describe(ShareOutcome outcome) {
  switch (outcome) {
    case ShareOutcome::kValid:
      return "the share is right";
    case ShareOutcome::kNoSuchHolder:
      return "there is no such holder";
    case ShareOutcome::kBadProof:
      return "the value is not what this holder's key makes of his share";
  }
  return "unknown outcome";
}

}  // namespace klero::crypto
