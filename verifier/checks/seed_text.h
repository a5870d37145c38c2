// seed.txt of a lot (rule 4.9) and of a replacement (rule 9.3).

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "verifier/checks/outcome.h"
#include "verifier/order/order.h"
#include "verifier/read/scan.h"

namespace klero::verifier {

struct SeedQuestion {
  const ScannedFile& file;           // with its bytes
  std::vector<std::string> wanted;   // the lines before the dice
  const Beacon* beacon = nullptr;    // nullptr: no line of dice follows
};

// The dice (none without beacon); nullopt, with a finding for each wrong line, if the file is not
// exactly these lines.
std::optional<std::vector<std::uint64_t>> check_seed_text(const SeedQuestion& question,
                                                          Outcome& outcome);

// "20 dice of 6 sides, Rathaus: 3 1 6 …"
[[nodiscard]] Said describe_dice(const Beacon& beacon,
                                        const std::vector<std::uint64_t>& dice);

}  // namespace klero::verifier
