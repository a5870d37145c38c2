// Vector files: tables with "#" lines at the head that name their origin. A file that is missing,
// empty or has other columns than the test expects fails the test by throwing.

#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace klero::tests {

using VectorRow = std::vector<std::string>;

inline VectorRow split_at_tabs(const std::string& line) {
  VectorRow fields(1);
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

// name     below tests/vectors/, "crypto/base32.tsv"
// columns  the header line that it must have
inline std::vector<VectorRow> read_vectors(const std::string& name, const VectorRow& columns) {
  std::ifstream file(KLERO_SOURCE_DIR "/tests/vectors/" + name);
  std::vector<VectorRow> rows;
  std::string line;
  bool seen_header = false;
  while (std::getline(file, line)) {
    if (line.starts_with('#')) {
      continue;
    }
    rows.push_back(split_at_tabs(line));
    if (rows.back().size() != columns.size() || (!seen_header && rows.back() != columns)) {
      throw std::runtime_error("vectors " + name + ": unexpected line: " + line);
    }
    seen_header = true;
  }
  if (rows.size() < 2) {
    throw std::runtime_error("vectors " + name + ": no rows");
  }
  rows.erase(rows.begin());
  return rows;
}

}  // namespace klero::tests
