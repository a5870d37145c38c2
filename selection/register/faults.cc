#include "selection/register/faults.h"

namespace klero::selection {

void RowFaults::add(const std::string& file, std::uint64_t line, const std::string& what) {
  add(file + ":" + std::to_string(line) + ": " + what);
}

void RowFaults::add(const std::string& told) {
  ++count_;
  if (kept_.size() < kKept) kept_.push_back(told);
}

std::string RowFaults::in_words() const {
  return std::to_string(count_) + (count_ == 1 ? " fault" : " faults") +
         (count_ > kept_.size() ? ", of which " + std::to_string(kept_.size()) + " are shown" : "");
}

}  // namespace klero::selection
