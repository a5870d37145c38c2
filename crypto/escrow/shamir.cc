#include "crypto/escrow/shamir.h"

#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

// Horner's rule, for scalars and points alike.
template <class Value>
Value horner(std::span<const Value> coefficients, std::uint64_t at) {
  const Scalar x = Scalar::from_uint(at);
  Value result;
  for (std::size_t k = coefficients.size(); k-- > 0;) {
    result = x * result + coefficients[k];
  }
  return result;
}

}  // namespace

Scalar evaluate(std::span<const Scalar> coefficients, std::uint64_t at) {
  return horner(coefficients, at);
}

Point evaluate(std::span<const Point> coefficients, std::uint64_t at) {
  return horner(coefficients, at);
}

Scalar lagrange_at_zero(std::span<const std::uint64_t> positions, std::size_t which) {
  const Scalar own = Scalar::from_uint(positions[which]);
  Scalar numerator = Scalar::from_uint(1);
  Scalar denominator = Scalar::from_uint(1);
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (i != which) {
      const Scalar other = Scalar::from_uint(positions[i]);
      numerator = numerator * other;
      denominator = denominator * (other - own);
    }
  }
  if (denominator.is_zero() || own.is_zero()) {
    throw Error("cannot combine shares: their positions must be distinct and not zero");
  }
  return numerator * inverse(denominator);
}

}  // namespace klero::crypto
