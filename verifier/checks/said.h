// A sentence in the two languages of the report.

#pragma once

#include <string>

namespace klero::verifier {

struct Said {
  std::string english;
  std::string german;

  [[nodiscard]] bool empty() const { return english.empty(); }
  bool operator==(const Said&) const = default;
};

}  // namespace klero::verifier
