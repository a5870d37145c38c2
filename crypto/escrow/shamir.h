// Shamir's secret sharing over the scalars of ristretto255: docs/escrow.md, section 2.
//
// A polynomial p of degree t-1, given by its coefficients a_0 … a_(t-1), lowest first. The secret
// is p(0) = a_0; the share of holder i = 1, 2, … is p(i). Any t shares give the secret, t-1
// nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "crypto/group/point.h"
#include "crypto/group/scalar.h"

namespace klero::crypto {

// p(at); zero for no coefficients.
[[nodiscard]] Scalar evaluate(std::span<const Scalar> coefficients, std::uint64_t at);

// The same in the exponent: from a_0·B, a_1·B, … the point p(at)·B.
[[nodiscard]] Point evaluate(std::span<const Point> coefficients, std::uint64_t at);

// λ with p(0) = Σ λ_i·p(i) over the `positions`, for positions[which].
//
//   positions  distinct, none zero
//
// Throws Error if they are not.
[[nodiscard]] Scalar lagrange_at_zero(std::span<const std::uint64_t> positions, std::size_t which);

}  // namespace klero::crypto
