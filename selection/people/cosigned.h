// Who cosigned a step: docs/protocol.md, rule 1.13.

#pragma once

#include <functional>
#include <set>
#include <string>

#include "selection/lot/close_text.h"
#include "selection/lot/slot_files.h"
#include "selection/record/record.h"

namespace klero::selection {

// Whether a step is one that witnesses cosign: 02 to 05, 07 to 12, the correction, voids, leavers, replacements.
[[nodiscard]] bool is_cosigned_step(const Record& record, StepNumber number);

// Whether a step is a close: each reveal and each leavers step. Their signatures are of close.txt.
[[nodiscard]] bool is_closing_step(const Record& record, StepNumber number);

// The beacons that a closing step is followed by.
[[nodiscard]] const std::vector<Beacon>& beacons_after(const Record& record, StepNumber number);

// A step as close.txt and absence-K.txt cite it.
[[nodiscard]] ClosingStep cited(const Record& record, StepNumber number);

// The bytes that are signed: close.txt of the evidence of a closing step, SHA256SUMS of any other.
//
// Throws Error if they are not there, or SHA256SUMS was changed since the record was opened.
[[nodiscard]] std::string signed_bytes(const Record& record, StepNumber number);

// The witnesses whose file of this name in the evidence of a step is a valid signature of `message`;
// none if the order has no witnesses.
[[nodiscard]] std::set<unsigned> witnesses_who_signed(
    const Record& record, StepNumber number, std::string_view message,
    const std::function<std::string(unsigned witness)>& file_name);

// The files slot-N.sig in the evidence of a step, right or wrong.
[[nodiscard]] SlotFiles slot_signatures(const Record& record, StepNumber number);

// The witnesses whose valid signature stands in the evidence of a step; none if what they sign is
// not there.
[[nodiscard]] std::set<unsigned> cosigners(const Record& record, StepNumber number);

// Throws Error unless as many witnesses cosigned the step as the order asks for.
void check_cosigned(const Record& record, StepNumber number);

}  // namespace klero::selection
