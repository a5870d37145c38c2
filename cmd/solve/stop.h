// Ctrl-C while something long is under way.
#pragma once

#include <atomic>

namespace klero::cmd {

// As long as it lives, the first Ctrl-C sets requested() instead of ending the program, so that
// nothing is left half-written; the second ends it.
class StopOnInterrupt {
 public:
  StopOnInterrupt();
  StopOnInterrupt(const StopOnInterrupt&) = delete;
  StopOnInterrupt& operator=(const StopOnInterrupt&) = delete;
  ~StopOnInterrupt();

  [[nodiscard]] static const std::atomic<bool>* requested();
};

}  // namespace klero::cmd
