// What is wrong with a file that was read and does not follow its grammar: a value, because a bad
// published file is a finding. (A file that cannot be read at all is an Error.)

#pragma once

#include <cstdint>
#include <string>

namespace klero::crypto {

struct Flaw {
  std::uint64_t line = 0;  // 1 for the first; 0 if no line can be named
  std::string expected;    // "4 columns"
  std::string got;         // "3 columns"; text from the file is escaped already
};

// "line 7: expected 4 columns, got 3 columns"
[[nodiscard]] std::string describe(const Flaw& flaw);

}  // namespace klero::crypto
