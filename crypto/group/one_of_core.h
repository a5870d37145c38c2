// The algebra of the one-of proof, and nothing else: docs/sealed-features.md, section 4.
//
// Written over any group of prime order, so that the very lines which run on ristretto255 are
// also run on a group of seven elements with every statement, witness, nonce and challenge there
// is (tests/crypto/group/tiny_group_test.cc): that is where completeness, the extractor and the
// equality of real and simulated proofs are counted rather than argued.
//
// Point and Scalar need +, -, *, sum(), Scalar::from_uint() and times_h(), found by their type.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace klero::crypto {

// A_i = s_i·H − c_i·P_i: how the verifier finds the announcements from a proof, how the simulator
// makes them, and how the prover does too, every branch alike.
template <class Point, class Scalar>
[[nodiscard]] std::vector<Point> announcements(const std::vector<Point>& points,
                                               const std::vector<Scalar>& challenges,
                                               const std::vector<Scalar>& responses) {
  std::vector<Point> result;
  result.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    result.push_back(times_h(responses[i]) - challenges[i] * points[i]);
  }
  return result;
}

// Turns a simulated proof (any c, s with the announcements above) into one whose challenges sum
// to e, without changing an announcement, by means of P_t = ρ·H:
//
//   δ = e − Σ c_i,   c_t += δ,   s_t += δ·ρ,   since (s_t + δρ)·H − (c_t + δ)·P_t = A_t
//
// Every branch does the same arithmetic; δ is added times one at t and times zero elsewhere.
template <class Scalar>
void answer(const Scalar& e, std::size_t t, const Scalar& rho, std::vector<Scalar>& challenges,
            std::vector<Scalar>& responses) {
  const Scalar delta = e - sum(challenges);
  for (std::size_t i = 0; i < challenges.size(); ++i) {
    const Scalar here = Scalar::from_uint(static_cast<std::uint64_t>(i == t)) * delta;
    challenges[i] = challenges[i] + here;
    responses[i] = responses[i] + here * rho;
  }
}

}  // namespace klero::crypto
