// The reason why one case of an integer program needs no further look, in whole numbers.
// Internal to selection/panel.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "selection/panel/integer/integer_program.h"

namespace klero::selection {

// The bounds of the columns within one case.
struct CaseBounds {
  std::vector<std::int64_t> min;  // by column
  std::vector<std::int64_t> max;
};

// A leaf that proves objective <= bound within the case, made by rounding the solver's row prices
// at several scales until one proves it. Nothing if none does.
[[nodiscard]] std::optional<CaseNode> prove_bound(const IntegerProgram& program,
                                                  const CaseBounds& bounds,
                                                  std::span<const double> row_prices,
                                                  std::int64_t bound);

// The same for a case without any values; `factors` as LinearProgram::contradiction() gives them.
[[nodiscard]] std::optional<CaseNode> prove_contradiction(const IntegerProgram& program,
                                                          const CaseBounds& bounds,
                                                          std::span<const double> factors);

}  // namespace klero::selection
