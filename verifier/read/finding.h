// What was checked and found wrong: a value, with the place where to look.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "crypto/format/flaw.h"

namespace klero::verifier {

// All texts are escaped already and may go to a terminal or a page.
struct Finding {
  std::string file;        // relative to the record; "" if no file can be named
  std::uint64_t line = 0;  // 1 for the first; 0 if no line can be named
  std::string expected;
  std::string got;
};

// The findings of one check: the first ones in full, the rest as a number, so that a record with a
// million faults makes a short report.
struct Findings {
  static constexpr std::size_t kShown = 20;

  std::vector<Finding> shown;
  std::uint64_t more = 0;

  void add(Finding finding);
  void add(const Findings& others);
  [[nodiscard]] bool empty() const { return shown.empty(); }
};

// A flaw that one of the grammars of crypto/ named, as a finding about `file`.
[[nodiscard]] Finding finding_of(const std::string& file, const crypto::Flaw& flaw);

}  // namespace klero::verifier
