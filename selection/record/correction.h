// What a correction of the pool says of itself: docs/protocol.md, rule 6.9.

#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace klero::selection {

struct Correction {
  std::chrono::year_month_day date;  // of the decision, after the last day for objections
  std::uint64_t objections = 0;      // that were upheld, at least 1
  std::string reason;                // a text of rule 2.2
};

// correction.json
[[nodiscard]] std::string write_correction(const Correction& correction);

}  // namespace klero::selection
