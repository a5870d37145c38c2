#include "selection/register/faults.h"

namespace klero::selection {

void RowFaults::add(const std::string& file, std::uint64_t line, const std::string& what) {
  ++count_;
  if (kept_.size() < kKept) kept_.push_back(file + ":" + std::to_string(line) + ": " + what);
}

}  // namespace klero::selection
