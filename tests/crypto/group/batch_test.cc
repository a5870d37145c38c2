// Many proofs at once: the same results in the same places, whatever the number of threads.

#include "crypto/group/batch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>

#include "crypto/base/error.h"
#include "crypto/group/commitment.h"

namespace klero::crypto {
namespace {

std::vector<ProveJob> bits(std::size_t count) {
  std::vector<ProveJob> jobs;
  for (std::size_t i = 0; i < count; ++i) {
    const Scalar r = Scalar::random();
    const Point c = commit(Scalar::from_uint(i % 2), r);
    jobs.push_back({{"real", {"kind bit", "row " + std::to_string(i + 1)}, range_points(c, 0, 1)},
                    {i % 2, r}});
  }
  return jobs;
}

TEST(Batch, ResultsStandInTheOrderOfTheJobsWithAnyNumberOfThreads) {
  const auto jobs = bits(23);
  for (const unsigned threads : {0U, 1U, 2U, 7U, 64U}) {
    const auto proofs = prove_many(jobs, threads);
    ASSERT_EQ(proofs.size(), jobs.size());
    std::vector<VerifyJob> checks;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      checks.push_back({jobs[i].statement, proofs[i]});
    }
    checks[3].proof.responses[0] = Scalar();
    checks[11].statement.mode = "test";
    checks[22].statement.context[1] = "row 1";
    const auto outcomes = verify_many(checks, threads);
    ASSERT_EQ(outcomes.size(), checks.size());
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const auto expected = i == 3 || i == 22 ? OneOfOutcome::kChallengeMismatch
                            : i == 11         ? OneOfOutcome::kBadMode
                                              : OneOfOutcome::kValid;
      EXPECT_EQ(outcomes[i], expected) << i << " with " << threads;
    }
  }
}

TEST(Batch, NothingToDoIsDone) {
  EXPECT_TRUE(verify_many({}, 2).empty());
  EXPECT_TRUE(prove_many({}, 2).empty());
}

TEST(Batch, EveryPositionIsWorkedOnOnce) {
  std::vector<std::atomic<int>> visits(1000);
  for_each_in_parallel(visits.size(), 4, [&](std::size_t i) { ++visits[i]; });
  for (const auto& count : visits) {
    EXPECT_EQ(count, 1);
  }
}

TEST(Batch, ProgressAscendsToTheEnd) {
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

TEST(Batch, OfSeveralErrorsTheFirstByPositionIsThrown) {
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
TEST(Batch, AnEarlierPositionThatFailsLaterIsTheOneThrown) {
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

TEST(Batch, AFalseWitnessStopsTheBatch) {
  auto jobs = bits(4);
  jobs[2].witness.index = 1 - jobs[2].witness.index;
  EXPECT_THROW((void)prove_many(jobs, 2), Error);
}

}  // namespace
}  // namespace klero::crypto
