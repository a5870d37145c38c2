#include "cmd/solve/patience.h"

#include <chrono>
#include <string>

#include "cmd/klero/say.h"

namespace klero::cmd {

selection::Progress show_progress_later() {
  using Clock = std::chrono::steady_clock;
  return [next = Clock::now() + std::chrono::seconds(2)](std::string_view stage, std::uint64_t done,
                                                         std::uint64_t total) mutable {
    if (Clock::now() >= next) {
      next = Clock::now() + std::chrono::milliseconds(100);
      progress(std::string(stage) + " " + std::to_string(done) + " of " + std::to_string(total));
    }
  };
}

}  // namespace klero::cmd
