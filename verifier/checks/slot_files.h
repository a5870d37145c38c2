// The files of the slots of a lot, and what their texts are bound to.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "verifier/checks/examination.h"

namespace klero::verifier {

// "slot-3.txt"
[[nodiscard]] std::string slot_name(std::size_t slot, std::string_view ending);

// The lot at hand and its base, whose checksum the commit step cites; nullopt, with `outcome` blocked,
// if that link is broken.
[[nodiscard]] std::optional<LotPlace> place_of_lot(const Examination& x, Outcome& outcome);

// The file of a slot, if the step has it and it was read; whether it must exist is for 4.1 and 4.6.
[[nodiscard]] const ScannedFile* slot_file(const Examination& x, unsigned step, std::size_t slot,
                                           std::string_view ending, Outcome& outcome);

}  // namespace klero::verifier
