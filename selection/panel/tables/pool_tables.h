// The field's own files as a quota problem: categories.csv and respondents.csv.
//
// categories.csv has a feature and one of its categories in its first two columns, whatever they are
// called, and the columns min and max; min_flex and max_flex may be missing and are then as min and
// max. respondents.csv has an id in its first column and a column for each feature; other columns
// are not looked at. Cells are brought into Unicode NFC and lose blanks at their ends.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "selection/panel/infeasible/mend.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

struct PoolFiles {
  std::filesystem::path categories;
  std::filesystem::path respondents;
  std::string one_per;  // column of which a value may sit only once, "" for none; blanks are alone
};

struct PoolTables {
  QuotaProblem problem;          // quotas in the order of categories.csv, rows as respondents.csv
  std::vector<std::string> ids;  // by row
};

// Throws Error, with file and line, for what cannot be read or is in doubt: a category or an id
// twice, two categories that differ in case only, a value that is no category, bounds that are none.
[[nodiscard]] PoolTables read_pool_tables(const PoolFiles& files, std::uint32_t seats);

// The order's list of single steps of relaxation: columns feature, category, min, max, one step a
// row. Throws Error as above.
[[nodiscard]] std::vector<QuotaMove> read_relaxation(const std::filesystem::path& path,
                                                     const QuotaProblem& problem);

}  // namespace klero::selection
