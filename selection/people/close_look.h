// What stands in a close, for those who are about to sign it: docs/protocol.md, rules 4.6 to 4.8.

#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "selection/people/cosigned.h"

namespace klero::selection {

using Moment = std::chrono::sys_seconds;

struct CloseLook {
  std::string close;                   // close.txt
  std::vector<std::string> instances;  // one a beacon
  // Slots, ascending; empty for a leavers step.
  std::vector<unsigned> missing;
  std::vector<unsigned> absent;
  std::vector<unsigned> by_escrow;  // not their contributor but the holders opened them
};

// Reads close.txt of a closing step. Throws Error if it is not there or not the close of this step.
[[nodiscard]] CloseLook look_at_close(const Record& record, StepNumber number);

// Whether the close names a beacon that has a time.
[[nodiscard]] bool has_time(const Record& record, StepNumber number, const CloseLook& look);

// Whether a beacon of the close, less the margin of the order's timestamps, is not later than `now`.
[[nodiscard]] bool is_too_late(const Record& record, StepNumber number, const CloseLook& look,
                               Moment now);

// Throws Error if the close comes too late.
void check_in_time(const Record& record, StepNumber number, const CloseLook& look, Moment now);

// The same for the time of a timestamp; at the margin exactly is in time (rule 4.15). Throws Error.
void check_stamped_in_time(const Record& record, StepNumber number, Moment stamped);

// "2026-03-04 12:00 UTC".
[[nodiscard]] std::string write_moment(Moment moment);

}  // namespace klero::selection
