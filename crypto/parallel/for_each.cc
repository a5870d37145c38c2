#include "crypto/parallel/for_each.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace klero::crypto {
namespace {

// Hands out positions in ascending order. When position i fails, all before it have been handed
// out and are finished, so that the smallest failing one is always found.
class Work {
 public:
  Work(std::size_t count, const std::function<void(std::size_t)>& work)
      : count_(count), work_(work) {}

  void run(const Progress& progress) {
    while (!failed_) {
      const std::size_t i = next_++;
      if (i >= count_) {
        return;
      }
      try {
        work_(i);
        const std::size_t done = ++done_;
        if (progress && done < count_) {
          progress(done, count_);
        }
      } catch (...) {
        record_failure(i);
      }
    }
  }

  void rethrow_failure() const {
    if (failure_) {
      std::rethrow_exception(failure_);
    }
  }

 private:
  void record_failure(std::size_t i) {
    const std::scoped_lock lock(failure_mutex_);
    if (!failure_ || i < failed_at_) {
      failure_ = std::current_exception();
      failed_at_ = i;
    }
    failed_ = true;
  }

  const std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex failure_mutex_;
  std::exception_ptr failure_;
  std::size_t failed_at_ = 0;
};

}  // namespace

void for_each_in_parallel(std::size_t count, unsigned threads,
                          const std::function<void(std::size_t)>& work,
                          const Progress& progress) {
  const std::size_t wanted =
      threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads;
  Work shared(count, work);
  {
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min(wanted, count); ++i) {
      helpers.emplace_back([&shared] { shared.run({}); });
    }
    shared.run(progress);
  }
  shared.rethrow_failure();
  if (progress) {
    progress(count, count);
  }
}

}  // namespace klero::crypto
