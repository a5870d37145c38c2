// The public files of step 08: docs/protocol.md, section 7.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "selection/portfolio/commitments.h"

namespace klero::selection {

// panels.tsv and chances.tsv of form open; `counts` in how many panels each row stands.
[[nodiscard]] std::string write_open_panels(const Portfolio& portfolio);
[[nodiscard]] std::string write_open_chances(const std::vector<std::uint32_t>& counts);

// panels.tsv and chances.tsv of form committed.
[[nodiscard]] std::string write_committed_panels(const Order& order, std::string_view pool_checksum,
                                                 const Portfolio& portfolio, const Salts& salts);
[[nodiscard]] std::string write_committed_chances(const Order& order,
                                                  std::string_view pool_checksum,
                                                  const std::vector<std::uint32_t>& counts,
                                                  const Salts& salts);

// The portfolio of a panels.tsv of form open. Throws Error, naming the line.
[[nodiscard]] Portfolio read_open_panels(std::string_view bytes);

}  // namespace klero::selection
