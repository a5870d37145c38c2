// The prover with its randomness in the open: for the vectors and tests of prove_one_of(), which is
// what everybody else calls.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "crypto/group/one_of.h"
#include "crypto/group/scalar.h"

namespace klero::crypto {

using FreshBytes = std::array<std::uint8_t, 64>;

// `count` nonces, hedged: uniform if `fresh` is, and even with a broken generator (`fresh` known or
// repeated) never the same for two different statements or witnesses, nor known without rho.
//
//   seed    = SHA-512("kleroterion/one-of/hedge/v1" LF ‖ fresh ‖ rho ‖ index ‖ statement text)
//   nonce j = SHA-512("kleroterion/one-of/nonce/v1" LF ‖ seed ‖ j) mod L,   j = 0, 1, …
//
// with index and j as 8 bytes, little-endian.
[[nodiscard]] std::vector<Scalar> hedged_nonces(std::size_t count, const FreshBytes& fresh,
                                                const OneOfWitness& witness,
                                                std::string_view statement_text);

// prove_one_of() with `fresh` in place of 64 bytes from the operating system.
[[nodiscard]] OneOfProof prove_one_of_with(const OneOfStatement& statement,
                                           const OneOfWitness& witness, const FreshBytes& fresh);

}  // namespace klero::crypto
