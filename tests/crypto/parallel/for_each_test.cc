// Every position once, progress ascending, and of several errors the first by position.

#include "crypto/parallel/for_each.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace klero::crypto {
namespace {

TEST(ForEachInParallel, EveryPositionIsWorkedOnOnce) {
  std::vector<std::atomic<int>> visits(1000);
  for_each_in_parallel(visits.size(), 4, [&](std::size_t i) { ++visits[i]; });
  for (const auto& count : visits) {
    EXPECT_EQ(count, 1);
  }
}

TEST(ForEachInParallel, ProgressAscendsToTheEnd) {
  for (const unsigned threads : {1U, 3U}) {
    std::vector<std::size_t> seen;
    for_each_in_parallel(
        100, threads, [](std::size_t) {},
        [&](std::size_t done, std::size_t total) {
          EXPECT_EQ(total, 100U);
          seen.push_back(done);
        });
    ASSERT_FALSE(seen.empty());
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_EQ(seen.back(), 100U);
  }
}

TEST(ForEachInParallel, OfSeveralErrorsTheFirstByPositionIsThrown) {
  for (const unsigned threads : {1U, 2U, 8U}) {
    try {
      for_each_in_parallel(200, threads, [](std::size_t i) {
        if (i % 10 == 7) {
          throw std::runtime_error(std::to_string(i));
        }
      });
      FAIL() << "no error";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "7");
    }
  }
}

// Position 0 fails after position 1 has, and is still the one reported.
TEST(ForEachInParallel, AnEarlierPositionThatFailsLaterIsTheOneThrown) {
  std::atomic<bool> second_failed = false;
  try {
    for_each_in_parallel(2, 2, [&](std::size_t i) {
      if (i == 1) {
        second_failed = true;
      }
      while (!second_failed) {
        std::this_thread::yield();
      }
      throw std::runtime_error(std::to_string(i));
    });
    FAIL() << "no error";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "0");
  }
}

}  // namespace
}  // namespace klero::crypto
