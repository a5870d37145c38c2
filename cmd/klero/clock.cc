#include "cmd/klero/clock.h"

#include <chrono>

namespace klero::cmd {

selection::Moment now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace klero::cmd
