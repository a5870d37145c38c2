// How many rows have something odd, and where the first one is.
#pragma once

#include <cstdint>
#include <string>

namespace klero::selection {

struct SeenRows {
  std::uint64_t count = 0;
  std::uint64_t first = 0;  // line

  void see(std::uint64_t line) {
    if (count++ == 0) first = line;
  }

  // "1 row, in line 7" or "3 rows, the first in line 7".
  [[nodiscard]] std::string words() const {
    return std::to_string(count) + (count == 1 ? " row, in line " : " rows, the first in line ") +
           std::to_string(first);
  }
};

}  // namespace klero::selection
