// What the challenge of a one-of proof is the hash of: docs/sealed-features.md, section 5.
//
//   kleroterion/MODE/one-of/v1
//   context N
//   (the N lines of the context)
//   points M
//   (the M points, 64 digits each)
//   announcements
//   (the M announcements, 64 digits each)
//
// Every line ends with one LF. The counts stand before what they count and no context line holds
// a line break, so two different statements never have the same text, nor one a prefix of another.
#pragma once

#include <string>

#include "crypto/group/one_of.h"

namespace klero::crypto {

// The text up to the last point, for a statement that check_statement() accepts; challenge_of()
// in transcript.h adds the rest.
[[nodiscard]] std::string statement_text(const OneOfStatement& statement);

}  // namespace klero::crypto
