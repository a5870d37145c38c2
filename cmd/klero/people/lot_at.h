// The lot that somebody at home takes part in: it is his turn when a certain step of it is the last.

#pragma once

#include <string>

#include "selection/record/record.h"

namespace klero::cmd {

// What is awaited of a lot when one of its steps is the last.
struct Turn {
  selection::StepNumber selection::LotSteps::* step;
  std::string words;  // "no lot awaits reveals"
  std::string hint;
};

// The lot whose step is the last of the record. Throws Error, with the words of `turn`, if there is
// none.
[[nodiscard]] selection::LotSteps lot_at(const selection::Record& record, const Turn& turn);

// The lot whose commitments stand in the record and whose reveals do not yet: for those who hand out
// a secret, contributors and escrow holders. Throws Error if there is none.
[[nodiscard]] selection::LotSteps lot_to_reveal(const selection::Record& record);

}  // namespace klero::cmd
