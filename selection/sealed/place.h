// Where a proof stands: the lines with which the context of every proof of a record begins
// (docs/protocol.md, section 10), so that no proof can be moved to another draw, step, kind or row.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>

#include "crypto/group/one_of.h"
#include "crypto/group/point.h"

namespace klero::selection {

struct ProofPlace {
  std::string mode;         // "real" or "rehearsal"
  std::string order;        // checksum of step 01
  std::string after;        // checksum of the step before the one in which the proof stands
  std::string commitments;  // SHA-256 of commitments.tsv
};

// The statement "sum commits to a number from lo to hi", as a proof of this kind at this place.
//
//   lines  what the protocol lists for the kind, after the line `kind KIND`
[[nodiscard]] crypto::OneOfStatement range_statement(const ProofPlace& place,
                                                     const std::string& kind,
                                                     std::initializer_list<std::string> lines,
                                                     const crypto::Point& sum, std::uint64_t lo,
                                                     std::uint64_t hi);

// A context of this kind at this place.
[[nodiscard]] std::vector<std::string> context_lines(const ProofPlace& place,
                                                     const std::string& kind,
                                                     std::initializer_list<std::string> lines);

}  // namespace klero::selection
