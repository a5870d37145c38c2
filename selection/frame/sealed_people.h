// Looking up single people in sealed/02-frame/people-NNNN.tsv.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "selection/order/order.h"

namespace klero::selection {

struct SealedPerson {
  std::string key;
  std::string identity;
  std::vector<std::string> letter_cells;  // one for each of Order::letter_columns
};

// The people at `positions` (counted from 0, in any sequence, distinct) of a file that
// write_people() made; result[i] is the one at positions[i]. Reads the file once, line by line.
//
// Throws Error if the file is another one or ends before a position.
[[nodiscard]] std::vector<SealedPerson> read_people(const Order& order,
                                                    const std::filesystem::path& file,
                                                    const std::vector<std::size_t>& positions);

}  // namespace klero::selection
