// The beacons that a closed step waits for: docs/protocol.md, rules 4.8, 4.9 and 4.13.

#pragma once

#include <string>
#include <vector>

#include "selection/lot/close_text.h"
#include "selection/record/record.h"

namespace klero::cmd {

struct DueBeacon {
  std::size_t number = 0;            // K, from 1
  selection::BeaconSource source;    // the beacon, or its fallback if it did not come
  std::string instance;
};

// One for each beacon in sequence, from close.txt of the closing step and the absences that are
// cosigned. Throws Error if close.txt is not there, or an absence is signed by too few witnesses.
[[nodiscard]] std::vector<DueBeacon> due_beacons(const selection::Record& record,
                                                 selection::StepNumber closing);

// What is to be done for a beacon, and the options that take its value:
// "throw 20 dice of 6 sides in public (town hall)", " --dice \"3 5 …\" --dice-again \"3 5 …\"".
[[nodiscard]] std::string what_to_do(const DueBeacon& beacon);
[[nodiscard]] std::string value_options(const DueBeacon& beacon);

}  // namespace klero::cmd
