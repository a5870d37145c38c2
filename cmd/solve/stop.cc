#include "cmd/solve/stop.h"

#include <csignal>

namespace klero::cmd {
namespace {

std::atomic<bool> stop_requested = false;
static_assert(std::atomic<bool>::is_always_lock_free, "set from a signal handler");

extern "C" void request_stop(int signal) {
  stop_requested.store(true);
  std::signal(signal, SIG_DFL);
}

}  // namespace

StopOnInterrupt::StopOnInterrupt() {
  stop_requested.store(false);
  std::signal(SIGINT, request_stop);
}

StopOnInterrupt::~StopOnInterrupt() {
  std::signal(SIGINT, SIG_DFL);
}

const std::atomic<bool>* StopOnInterrupt::requested() {
  return &stop_requested;
}

}  // namespace klero::cmd
