#include "verifier/checks/member_table.h"

#include <algorithm>

namespace klero::verifier {

std::optional<std::vector<RowNumber>> read_members(const Examination& x, unsigned step,
                                                   std::string_view name, Outcome& outcome) {
  const std::string path = path_of(x, step, name);
  std::vector<RowNumber> rows;
  bool right = true;
  const bool read = visit_table(x, step, name, outcome, [&](const Row& row) {
    outcome.saw();
    const auto number = integer_field(path, row, 0, 1, x.pool().rows.size(), outcome);
    if (!number) {
      right = false;
      return true;
    }
    if (!rows.empty() && *number <= rows.back()) {
      outcome.fail({path, row.line, "rows ascending strictly", shown(row.fields[0])});
      right = false;
    }
    const std::string leaf = crypto::to_hex(x.pool().rows[*number - 1].leaf);
    if (row.fields[1] != leaf) {
      outcome.fail({path, row.line, "the leaf of row " + std::to_string(*number) + ", " + leaf,
                    shown(row.fields[1])});
      right = false;
    }
    rows.push_back(static_cast<RowNumber>(*number));
    return true;
  });
  return read && right ? std::optional(rows) : std::nullopt;
}

bool check_members(const Examination& x, unsigned step, std::string_view name,
                   const std::vector<RowNumber>& wanted, Outcome& outcome) {
  const auto rows = read_members(x, step, name, outcome);
  if (!rows) {
    return false;
  }
  outcome.saw();
  const std::string path = path_of(x, step, name);
  for (const RowNumber row : wanted) {
    if (!std::binary_search(rows->begin(), rows->end(), row)) {
      outcome.fail({path, 0, "member row " + std::to_string(row), "no such line"});
    }
  }
  for (std::size_t i = 0; i < rows->size(); ++i) {
    if (!std::binary_search(wanted.begin(), wanted.end(), (*rows)[i])) {
      outcome.fail({path, i + 2, "members only", "row " + std::to_string((*rows)[i])});
    }
  }
  return *rows == wanted;
}

}  // namespace klero::verifier
