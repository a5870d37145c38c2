// The panels of form open, one line of panels.tsv each.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "verifier/checks/examination.h"

namespace klero::verifier {

// Row numbers ascending strictly, separated by one blank; nullopt if it is not that.
[[nodiscard]] std::optional<std::vector<RowNumber>> read_rows(std::string_view field);

struct PanelLine {
  std::uint64_t panel = 0;
  std::uint64_t line = 0;
  std::vector<RowNumber> rows;
};

// Hands over every panel in sequence. Requires rule 7.1 in form open. False, with `outcome` blocked,
// if the table cannot be used.
bool visit_panels(const Examination& x, Outcome& outcome,
                  const std::function<void(const PanelLine&)>& visit);

// Adds a finding unless the rows are as many as seats, different, and rows of the pool.
bool check_seats(const Examination& x, const std::string& path, const PanelLine& panel,
                 Outcome& outcome);

// Adds a finding for each quota of a public feature that the rows do not meet. Requires answers.
void check_quotas(const Examination& x, const std::string& path, const PanelLine& panel,
                  Outcome& outcome);

}  // namespace klero::verifier
