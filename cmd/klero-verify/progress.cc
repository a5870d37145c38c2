#include "cmd/klero-verify/progress.h"

#include <unistd.h>

#include <chrono>
#include <iostream>
#include <string>

namespace klero::cmd {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kPause = std::chrono::milliseconds(100);

// "\r" and the end of the line cleared, so that nothing of it stays behind the report.
constexpr std::string_view kClear = "\r\x1b[K";

}  // namespace

verifier::Progress show_progress() {
  if (isatty(STDERR_FILENO) == 0) {
    return {};
  }
  return [shown = Clock::time_point()](std::string_view rule, std::size_t done,
                                       std::size_t total) mutable {
    const bool last = done >= total;
    if (!last && Clock::now() - shown < kPause) {
      return;
    }
    shown = Clock::now();
    std::cerr << kClear;
    if (!last) {
      std::cerr << rule << ": " << done << " of " << total << " proofs";
    }
    std::cerr << std::flush;
  };
}

}  // namespace klero::cmd
