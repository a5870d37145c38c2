// Tables of members, with the columns `row` and `leaf`: panel.tsv and leavers.tsv.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "verifier/checks/examination.h"

namespace klero::verifier {

// Whether the table lists exactly `wanted`, ascending, with their leaves; findings where not.
bool check_members(const Examination& x, unsigned step, std::string_view name,
                   const std::vector<RowNumber>& wanted, Outcome& outcome);

// The rows of a table that lists rows of the pool, ascending strictly, with their leaves; nullopt,
// with findings or blocked, if it is not that.
[[nodiscard]] std::optional<std::vector<RowNumber>> read_members(const Examination& x,
                                                                 unsigned step,
                                                                 std::string_view name,
                                                                 Outcome& outcome);

}  // namespace klero::verifier
