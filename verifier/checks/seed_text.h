// seed.txt of a lot (rule 4.9) and of a replacement (rule 9.3).

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "verifier/checks/examination.h"
#include "verifier/order/order.h"
#include "verifier/read/scan.h"

namespace klero::verifier {

struct SeedQuestion {
  const ScannedFile& file;           // with its bytes
  std::vector<std::string> wanted;   // the lines before the values
  const std::vector<Beacon>& beacons;
  const Ceremony& ceremony;          // its close is known: which instances the values are of
};

// The values, one for each beacon; nullopt, with a finding for each wrong line, if the file is not
// exactly these lines.
std::optional<std::vector<BeaconValue>> check_seed_text(const SeedQuestion& question,
                                                        Outcome& outcome);

// The beacon, or its fallback, from which the value of beacon `number` (0 first) comes.
[[nodiscard]] const Beacon& source_of(const std::vector<Beacon>& beacons, const Ceremony& ceremony,
                                      std::size_t number);

// "20 dice of 6 sides, Rathaus: 3 1 6 …; lotto 2026-03-07 … (lotto.de)"; "" without beacons.
[[nodiscard]] Said describe_values(const std::vector<Beacon>& beacons, const Ceremony& ceremony);

}  // namespace klero::verifier
