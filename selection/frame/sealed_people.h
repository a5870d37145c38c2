// Looking up single people in sealed/02-frame/people-NNNN.tsv.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "selection/frame/frame_files.h"
#include "selection/frame/leaf.h"
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

// His leaf, as the frame should hold it.
[[nodiscard]] MadeLeaf make_leaf(const LeafMaker& maker, std::string_view stratum_text,
                                 const SealedPerson& person);

struct FoundPerson {
  StratumNumber stratum = 0;
  SealedPerson person;
};

// The person with this key, in normal form; nullopt if he is in none of the strata 1 to `strata`.
//
//   folder  sealed/02-frame
//
// Reads line by line, up to every file. Throws Error if a file cannot be read.
[[nodiscard]] std::optional<FoundPerson> find_person(const Order& order,
                                                     const std::filesystem::path& folder,
                                                     StratumNumber strata, std::string_view key);

}  // namespace klero::selection
