#include "selection/replies/outcomes.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "crypto/format/letter_code.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::selection {
namespace {

crypto::Digest leaf_of(std::uint8_t number) {
  crypto::Digest leaf{};
  leaf.fill(number);
  return leaf;
}

struct Case {
  OutcomeCounts counts;
  std::uint64_t minimum;
  OutcomeCounts merged;
};

TEST(Outcomes, SmallNumbersAreCountedTogether) {
  const std::vector<Case> cases{
      // Nothing is small.
      {{9, 3, 0, 4, 0, 5, 90, 0}, 3, {9, 3, 0, 4, 0, 5, 90, 0}},
      // 1 and 2 make 3.
      {{9, 1, 2, 4, 0, 5, 90, 0}, 3, {9, 0, 0, 4, 0, 5, 90, 3}},
      // 1 alone: the smallest of the others joins, of equals the first.
      {{9, 1, 0, 4, 4, 5, 90, 0}, 3, {9, 0, 0, 0, 4, 5, 90, 5}},
      // Only letters without a reply are left to join.
      {{9, 0, 0, 0, 1, 0, 90, 0}, 3, {9, 0, 0, 0, 0, 0, 0, 91}},
      // A single letter that is not in the pool: that is told by the pool already.
      {{9, 0, 0, 0, 1, 0, 0, 0}, 3, {9, 0, 0, 0, 0, 0, 0, 1}},
      // Few letters without a reply are few people too.
      {{9, 0, 0, 4, 0, 0, 2, 0}, 3, {9, 0, 0, 0, 0, 0, 0, 6}},
      {{9, 1, 1, 1, 1, 1, 1, 0}, 1, {9, 1, 1, 1, 1, 1, 1, 0}}};
  for (const Case& one : cases) {
    EXPECT_EQ(merge_small(one.counts, one.minimum), one.merged);
  }
}

TEST(Outcomes, EveryLetterIsCountedOnceAtWhatCameFurthest) {
  RepliesReading reading;
  reading.pool.rows = {{leaf_of(1), 1, {}}, {leaf_of(2), 1, {}}};
  reading.not_entered = {{leaf_of(3), Refusal::kContradiction},
                         {leaf_of(4), Refusal::kUnknownAnswer},
                         {leaf_of(5), Refusal::kLate},
                         {leaf_of(6), Refusal::kNoConsent}};
  // Letters 1 and 5 came back too: their replies say more.
  const std::set<crypto::Digest> returned{leaf_of(1), leaf_of(5), leaf_of(7), leaf_of(8)};
  const OutcomeCounts expected{2, 1, 1, 1, 1, 2, 92, 0};
  EXPECT_EQ(count_outcomes(reading, returned, 100), expected);
  EXPECT_EQ(write_post(expected),
            "outcome\tletters\nentered\t2\ncontradiction\t1\nunknown answer\t1\nlate\t1\n"
            "no consent\t1\nundeliverable\t2\nno reply\t92\nother\t0\n");
}

TEST(Outcomes, LettersThatCameBackAreReadByTheirCodes) {
  std::vector<Invited> invited(2);
  for (std::uint8_t i = 0; i < 2; ++i) {
    invited[i].leaf = leaf_of(i);
    invited[i].nonce.fill(i);
  }
  const std::string code = crypto::write_letter_code(invited[1].nonce, crypto::openssl::sha256);
  const Returned returned = read_returned_text(
      invited, "back.csv", "Grund;code\nunbekannt;" + code + "\nverzogen;" + code + "\n;AAAA\n");
  EXPECT_EQ(returned.leaves, std::set{leaf_of(1)});
  EXPECT_EQ(returned.rows, 3U);
  ASSERT_EQ(returned.refused.size(), 1U);
  EXPECT_EQ(returned.refused[0].line, 4U);
  EXPECT_EQ(returned.refused[0].refusal, Refusal::kUnreadableCode);
  EXPECT_THROW((void)read_returned_text(invited, "back.csv", "Code\nAAAA\n"), crypto::Error);
}

}  // namespace
}  // namespace klero::selection
