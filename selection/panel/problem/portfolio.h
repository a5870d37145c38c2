// A portfolio is a lottery with M equally likely panels, numbered 0..M-1.
#pragma once

#include <vector>

#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

using Panel = std::vector<Row>;  // `seats` rows, strictly rising

struct Portfolio {
  std::vector<Panel> panels;
};

// How many panels each row sits on; rows out of range are ignored.
[[nodiscard]] std::vector<std::uint32_t> count_panels(const Portfolio& portfolio,
                                                      std::uint32_t pool_size);

}  // namespace klero::selection
