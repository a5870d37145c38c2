// Small helpers of this room: lines of its tables and walks over rows and categories.

#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <vector>

#include "crypto/format/tsv.h"
#include "selection/sealed/scheme.h"
#include "selection/sealed/seal.h"

namespace klero::selection {

// Rows are published from 1.
[[nodiscard]] inline std::string row_number(std::size_t row) {
  return std::to_string(row + 1);
}

inline void append_row(std::string& table, std::initializer_list<std::string> fields) {
  const std::vector<std::string_view> views(fields.begin(), fields.end());
  crypto::append_tsv_row(table, views);
}

// The feature to which category `c` of the scheme belongs. Requires c < categories.size().
[[nodiscard]] inline const SealedFeature& feature_of(const SealedScheme& scheme, std::size_t c) {
  std::size_t f = 0;
  while (c >= scheme.features[f].first + scheme.features[f].count) {
    ++f;
  }
  return scheme.features[f];
}

// visit(row, category) by row, then category: the sequence of every table here.
template <class Visit>
void for_each_cell(const SealedScheme& scheme, const SealedPool& pool, const Visit& visit) {
  for (std::size_t r = 0; r < pool.size(); ++r) {
    for (std::size_t c = 0; c < scheme.categories.size(); ++c) {
      visit(r, c);
    }
  }
}

}  // namespace klero::selection
