// The end of an attempt, or of a second lot: docs/protocol.md, section 9b and rule 4.19.

#pragma once

#include <chrono>
#include <string>

#include "selection/record/record.h"

namespace klero::selection {

// What annulment.json says, and void.json.
struct Annulment {
  std::chrono::year_month_day date;
  std::string reason;  // a text of rule 2.2
};

[[nodiscard]] std::string write_annulment(const Annulment& annulment);
[[nodiscard]] std::string write_void(const Annulment& ended);

// The reason in void.json of a step of the record. Throws Error if it has none.
[[nodiscard]] std::string reason_of_void(const Record& record, StepNumber number);

// What the order of attempt k + 1 says about `record`, that of attempt k: the checksum of its last
// step (rule 2.16). Throws Error unless the record ends with an annulment, or with a deletion after
// one.
[[nodiscard]] const std::string& previous_of(const Record& record);

}  // namespace klero::selection
