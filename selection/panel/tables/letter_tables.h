// The plan of the letters as a table: who gets how many, and how many of them are likely to reply.
#pragma once

#include <filesystem>

#include "selection/panel/forecast/letters.h"

namespace klero::selection {

// strata.csv has a row for each stratum: the columns letters and replies_per_cent (whole or with up
// to four decimals), and a column for each feature that the register knows, with the category.
// categories.csv is as for read_pool_tables(); of features that strata.csv does not have, a column
// `weight` says how frequent the categories are among those who reply (all alike if it is missing).
//
// Throws Error, with file and line.
[[nodiscard]] LetterPlan read_letter_plan(const std::filesystem::path& categories,
                                          const std::filesystem::path& strata,
                                          std::uint32_t seats);

}  // namespace klero::selection
