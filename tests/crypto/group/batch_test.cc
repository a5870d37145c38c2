// Many proofs at once: the same results in the same places, whatever the number of threads.

#include "crypto/group/batch.h"

#include <gtest/gtest.h>

#include <string>

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

TEST(Batch, AFalseWitnessStopsTheBatch) {
  auto jobs = bits(4);
  jobs[2].witness.index = 1 - jobs[2].witness.index;
  EXPECT_THROW((void)prove_many(jobs, 2), Error);
}

}  // namespace
}  // namespace klero::crypto
