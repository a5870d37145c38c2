// What the proofs of this library have in common: the text that a challenge is the hash of, and
// the nonces. docs/sealed-features.md, sections 5 and 8.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/group/point.h"
#include "crypto/group/scalar.h"

namespace klero::crypto {

inline constexpr std::size_t kMaxContextLines = 4096;
inline constexpr std::size_t kMaxContextLineBytes = 4096;

// "real" or "rehearsal".
[[nodiscard]] bool is_mode(std::string_view mode);

// 1..4096 lines of 1..4096 bytes, none of them a control character (below 0x20, or 0x7f).
[[nodiscard]] bool is_context(const std::vector<std::string>& context);

// The first lines of a transcript, each ended by LF:
//
//   kleroterion/MODE/PROOF/v1
//   context N
//   (the N lines of the context)
[[nodiscard]] std::string transcript_head(std::string_view mode, std::string_view proof,
                                          const std::vector<std::string>& context);

// Adds a line of 64 digits for each.
void append_points(const std::vector<Point>& points, std::string& text);

// SHA-512 of the statement's text, the line "announcements" and the announcements, modulo the
// group order (the 64 bytes read little-endian).
[[nodiscard]] Scalar challenge_of(std::string_view statement_text,
                                  const std::vector<Point>& announcements);

using FreshBytes = std::array<std::uint8_t, 64>;

// 64 bytes of the operating system.
void draw(FreshBytes& fresh);

// `count` nonces, hedged: uniform if `fresh` is, and even with a broken generator (`fresh` known or
// repeated) never the same for two different statements or secrets, nor known without the secret.
//
//   seed    = SHA-512("kleroterion/hedge/v1" LF ‖ fresh ‖ secret ‖ index ‖ statement text)
//   nonce j = SHA-512("kleroterion/hedged-nonce/v1" LF ‖ seed ‖ j) mod L,   j = 0, 1, …
//
// with index (which branch is the real one; 0 where there is one only) and j as 8 bytes,
// little-endian.
[[nodiscard]] std::vector<Scalar> hedged_nonces(std::size_t count, const FreshBytes& fresh,
                                                const Scalar& secret, std::uint64_t index,
                                                std::string_view statement_text);

}  // namespace klero::crypto
