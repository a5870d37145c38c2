// Whether a second lot may be voided and repeated: docs/protocol.md, rule 4.19.

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "selection/people/close_look.h"

namespace klero::selection {

// The slots whose valid signature of the close stands in the evidence of a reveal step and counts by
// rule 4.8; none as long as there is no close.txt.
[[nodiscard]] std::set<unsigned> close_signers(const Record& record, const LotSteps& lot);

// Whether rule 4.8 has all signatures of contributors that it asks for.
[[nodiscard]] bool is_signed_by_contributors(const Record& record, const LotSteps& lot);

// Why this lot can never be voided, by the order and by how often one was: for whoever would do it.
// None if it can.
[[nodiscard]] std::optional<std::string> why_never_void(const Record& record, const LotSteps& lot);

// Whether the clock shows that the lot can or cannot be closed any more.
enum class ClosingTime {
  kOver,     // a beacon that the close names is due, less the margin of the timestamps
  kNotOver,  // all that have a time are still to come
  kUnknown,  // the close names none that has a time
};
[[nodiscard]] ClosingTime closing_time(const Record& record, const LotSteps& lot, Moment now);

// Throws Error unless the lot, whose reveal step stands in the record, may be voided at `now`: by the
// order, because it is not signed by enough contributors, and because it is too late for its close or
// too few committed to close it at all.
void check_may_be_voided(const Record& record, const LotSteps& lot, Moment now);

}  // namespace klero::selection
