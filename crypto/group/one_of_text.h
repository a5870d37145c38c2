// The written form of a one-of proof: one line, docs/sealed-features.md, section 6.
//
//   c_1 c_2 … c_m s_1 s_2 … s_m
//
// 2m blocks of 64 lower-case hex digits with one blank between; no line end.
// A proof has one written form only: what is read re-encodes to the same bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/group/one_of.h"

namespace klero::crypto {

// The written form. Throws Error unless there are 1..4096 challenges and as many responses.
[[nodiscard]] std::string write_one_of(const OneOfProof& proof);

enum class OneOfTextFault {
  kNone,
  kLength,        // not 2m blocks of 64 digits and a blank between, 1 <= m <= 4096
  kSeparator,     // something else than one blank between two blocks
  kDigit,         // something else than 0-9 a-f in a block
  kNotCanonical,  // a scalar not below the group order
};
[[nodiscard]] std::string_view describe(OneOfTextFault fault);

struct OneOfReading {
  std::optional<OneOfProof> proof;  // if fault is kNone
  OneOfTextFault fault = OneOfTextFault::kNone;
  std::size_t position = 0;  // byte in the text where it went wrong, from 0
};

// Reads the written form; for any other text says what is wrong with it, and where.
[[nodiscard]] OneOfReading read_one_of(std::string_view text);

}  // namespace klero::crypto
