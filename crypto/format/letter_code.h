// The code printed on a letter: the nonce of the person's leaf, in a form that can be typed.
//
//   ABCD-EFGH-…                nine groups of four, joined by "-"
//   groups 1 to 8              base32 of the 20 bytes of the nonce
//   group 9                    the first four characters of the base32 of
//                              SHA-256("kleroterion/code/v1" LF, the 32 characters, LF)
//
// A mistyped code passes the check with a chance of one in a million (2^-20).

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "crypto/base/bytes.h"

namespace klero::crypto {

using LetterNonce = std::array<std::uint8_t, 20>;

inline constexpr std::string_view kLetterCodeLabel = "kleroterion/code/v1";

struct LetterCodeFlaw {
  std::size_t group = 0;  // 1..9; 0 if no group can be named
  std::string what;       // for a message, escaped: "group 3 holds '9', which no code has"
};

// The 44 characters of the code.
[[nodiscard]] std::string write_letter_code(const LetterNonce& nonce, HashFunction sha256);

// Reads what a person typed: lower case, blanks and missing or odd dashes are accepted, and 0, 1
// and 8, which no code has, are read as O, I and B. Otherwise exact.
[[nodiscard]] std::variant<LetterNonce, LetterCodeFlaw> read_letter_code(std::string_view typed,
                                                                         HashFunction sha256);

}  // namespace klero::crypto
