// Who would have had to collude to steer a draw: docs/protocol.md, section 12.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "verifier/checks/said.h"

namespace klero::verifier {

struct Examination;

// What one seed rests on: of a lot, or of a replacement. All texts are escaped.
struct SeedTrust {
  Said about;                          // "lot 1"
  bool has_slots = false;              // a lot; a replacement has no contributors
  std::vector<std::string> secrets;    // who is not the office and whose contribution is in the seed
  std::size_t office_secrets = 0;      // contributions of the office's own slots
  std::vector<std::string> missing;    // who committed, and whose contribution is not in it
  std::vector<Said> beacons;           // the values in it, without their numbers
  std::vector<std::string> unheard;    // beacons for which a fallback stands
  std::vector<std::string> holders;    // of the escrow; none without
  std::uint64_t threshold = 0;         // so many holders open a deposit
  std::vector<std::string> signers;    // contributors whose signature under the close counts
  std::uint64_t signed_twice = 0;      // so many of them at least would have signed another one too
  std::vector<std::string> witnesses;  // who cosigned the close
  std::uint64_t cosigned_twice = 0;    // the same of them
  std::string authority;               // of the stamp, if a beacon with a time follows it
};

// One for each seed that the record holds and that was found right.
[[nodiscard]] std::vector<SeedTrust> gather_trust(const Examination& x);

// One sentence; "" without a seed.
[[nodiscard]] Said collusion_sentence(const std::vector<SeedTrust>& seeds);

}  // namespace klero::verifier
