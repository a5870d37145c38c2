#include "crypto/escrow/deposit.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <set>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/escrow/shamir.h"
#include "crypto/group/generators.h"

namespace klero::crypto {
namespace {

constexpr std::string_view kLabelE = "kleroterion/escrow-e/v1\n";

bool any_identity(const std::vector<Point>& points) {
  return std::ranges::any_of(points, &Point::is_identity);
}

bool are_terms(const EscrowTerms& terms) {
  std::set<Point::Bytes> distinct;
  for (const Point& key : terms.holders) {
    distinct.insert(key.bytes());
  }
  return is_mode(terms.mode) && is_context(terms.context) &&
         terms.context.size() + 2 <= kMaxContextLines && terms.threshold >= 1 &&
         terms.threshold <= terms.holders.size() && terms.holders.size() <= kMaxHolders &&
         distinct.size() == terms.holders.size() && !any_identity(terms.holders);
}

// Random, with no coefficient and no p(i) zero, so that no point of the deposit is the identity.
std::vector<Scalar> random_polynomial(const EscrowTerms& terms) {
  std::vector<Scalar> coefficients(terms.threshold);
  bool zero = true;
  while (zero) {
    std::ranges::generate(coefficients, Scalar::random);
    zero = std::ranges::any_of(coefficients, &Scalar::is_zero);
    for (std::size_t i = 1; i <= terms.holders.size(); ++i) {
      zero = zero || evaluate(std::span<const Scalar>(coefficients), i).is_zero();
    }
  }
  return coefficients;
}

}  // namespace

const Point& escrow_generator() {
  static const Point generator = [] {
    std::array<std::uint8_t, crypto_hash_sha512_BYTES> digest{};
    crypto_hash_sha512(digest.data(), as_bytes(kLabelE).data(), kLabelE.size());
    return Point::from_hash(digest);
  }();
  return generator;
}

Point holder_key(const Scalar& secret) {
  return secret * escrow_generator();
}

SameLogStatement possession_statement(std::string mode, std::vector<std::string> context,
                                      const Point& key) {
  context.emplace_back("kind escrow-key");
  return {std::move(mode), std::move(context), {{escrow_generator(), key}}};
}

SameLogStatement share_statement(const EscrowTerms& terms, const Deposit& deposit,
                                 std::size_t holder) {
  std::vector<std::string> context = terms.context;
  context.emplace_back("kind deposit");
  context.push_back("holder " + std::to_string(holder));
  // X_i = p(i)·G, which anybody computes from the coefficients.
  const Point x = evaluate(std::span<const Point>(deposit.coefficients), holder);
  return {terms.mode,
          std::move(context),
          {{generator_g(), x}, {terms.holders[holder - 1], deposit.shares[holder - 1]}}};
}

DepositCheck check_deposit(const EscrowTerms& terms, const Deposit& deposit) {
  if (!are_terms(terms)) {
    return {DepositOutcome::kBadTerms};
  }
  const std::size_t n = terms.holders.size();
  if (deposit.coefficients.size() != terms.threshold || deposit.shares.size() != n ||
      deposit.proofs.size() != n) {
    return {DepositOutcome::kWrongLength};
  }
  if (any_identity(deposit.coefficients) || any_identity(deposit.shares)) {
    return {DepositOutcome::kIdentityPoint};
  }
  for (std::size_t i = 1; i <= n; ++i) {
    if (verify_same_log(share_statement(terms, deposit, i), deposit.proofs[i - 1]) !=
        SameLogOutcome::kValid) {
      return {DepositOutcome::kBadShare, i};
    }
  }
  return {};
}

SecretDeposit make_deposit(const EscrowTerms& terms) {
  if (!are_terms(terms)) {
    throw Error("cannot make a deposit: " + std::string(describe(DepositOutcome::kBadTerms)));
  }
  const std::vector<Scalar> coefficients = random_polynomial(terms);
  Deposit deposit;
  for (const Scalar& coefficient : coefficients) {
    deposit.coefficients.push_back(times_g(coefficient));
  }
  for (std::size_t i = 1; i <= terms.holders.size(); ++i) {
    const Scalar value = evaluate(std::span<const Scalar>(coefficients), i);
    deposit.shares.push_back(value * terms.holders[i - 1]);
    deposit.proofs.push_back(prove_same_log(share_statement(terms, deposit, i), value));
  }
  return {std::move(deposit), coefficients.front()};
}

bool opens(const Deposit& deposit, const Scalar& s) {
  return !deposit.coefficients.empty() && times_g(s) == deposit.coefficients.front();
}

Point locked_point(const Scalar& s) {
  return s * escrow_generator();
}

std::string_view describe(DepositOutcome outcome) {
  switch (outcome) {
    case DepositOutcome::kValid:
      return "the deposit can be opened";
    case DepositOutcome::kBadTerms:
      return "mode, context, holders' keys or threshold are not in order";
    case DepositOutcome::kWrongLength:
      return "not as many coefficients as the threshold, or not a share and a proof a holder";
    case DepositOutcome::kIdentityPoint:
      return "a point of the deposit is the identity";
    case DepositOutcome::kBadShare:
      return "a holder's share is not the one that the coefficients fix";
  }
  return "unknown outcome";
}

}  // namespace klero::crypto
