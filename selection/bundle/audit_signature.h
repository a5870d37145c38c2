// The auditor's signature beside the steps 02 and 12: docs/protocol.md, rules 1.7, 3.7 and 8.6.

#pragma once

#include <string>
#include <string_view>

#include "selection/record/draw.h"

namespace klero::selection {

// "auditor.sig"
inline constexpr std::string_view kAuditorSignature = "auditor.sig";

// Puts the signature into the evidence of the step, 02 or 12, whose SHA256SUMS it signs, and
// returns that step. If it is there already nothing changes.
//
// Throws Error if the order names no auditor, if it is no valid signature of his under one of these
// steps, if the step's evidence has been collected by a later step, or if another signature is there.
StepNumber add_audit_signature(const Draw& draw, std::string_view signature);

}  // namespace klero::selection
