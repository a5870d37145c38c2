#include "selection/register/faults.h"

namespace klero::selection {

void RowFaults::add(const std::string& file, std::uint64_t line, const std::string& what) {
  add(file + ":" + std::to_string(line) + ": " + what);
}

void RowFaults::add(const std::string& told) {
  ++count_;
  if (kept_.size() < kKept) kept_.push_back(told);
}

}  // namespace klero::selection
