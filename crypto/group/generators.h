// The two generators of docs/sealed-features.md, section 2.
//
//   G  the base point of RFC 9496: carries the value of a commitment
//   H  hashed to the group from the label "kleroterion/pedersen-h/v1" and LF:
//      carries the blinding, and is the base of every one-of proof
//
// Nobody knows h with H = h·G; whoever did could open a commitment to any value.
#pragma once

#include "crypto/group/point.h"
#include "crypto/group/scalar.h"

namespace klero::crypto {

[[nodiscard]] const Point& generator_g();
[[nodiscard]] const Point& generator_h();

// a·G and a·H; the first is about three times as fast as a·P for any other P.
[[nodiscard]] Point times_g(const Scalar& a);
[[nodiscard]] Point times_h(const Scalar& a);

}  // namespace klero::crypto
