// The end of an attempt: docs/protocol.md, section 9b.

#pragma once

#include <chrono>
#include <string>

#include "selection/record/record.h"

namespace klero::selection {

// What annulment.json says.
struct Annulment {
  std::chrono::year_month_day date;
  std::string reason;  // a text of rule 2.2
};

[[nodiscard]] std::string write_annulment(const Annulment& annulment);

// What the order of attempt k + 1 says about `record`, that of attempt k: the checksum of its last
// step (rule 2.16). Throws Error unless the record ends with an annulment, or with a deletion after
// one.
[[nodiscard]] const std::string& previous_of(const Record& record);

}  // namespace klero::selection
