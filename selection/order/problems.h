// What is wrong with an order, as a person can mend it. All problems of an order are collected;
// none stops the reading.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace klero::selection {

struct Problem {
  std::string pointer;     // JSON pointer (RFC 6901) of the value at fault, "/panel/seats"
  std::uint64_t line = 0;  // of the file; 0 until the pointer was located
  std::string what;        // "panel, seats: expected an integer, got '30'"
  std::string hint;        // the remedy
};

using Problems = std::vector<Problem>;

}  // namespace klero::selection
