#include "crypto/beacon/drand.h"

#include <gtest/gtest.h>

#include "crypto/base/text.h"
#include "crypto/hash/sha256_openssl.h"
#include "crypto/hash/sha256_sodium.h"
#include "tests/support/vectors.h"

namespace klero::crypto {
namespace {

TEST(Drand, RandomnessAndTimeAreThoseOfTheChains) {
  for (const auto& row : tests::read_vectors("beacon/drand.tsv",
                                             {"chain", "genesis", "period", "round", "signature",
                                              "randomness", "time"})) {
    SCOPED_TRACE(row[0]);
    const std::string signature = bytes_from_hex(row[4]).value();
    EXPECT_EQ(to_hex(drand_randomness(signature, openssl::sha256)), row[5]);
    EXPECT_EQ(to_hex(drand_randomness(signature, sodium::sha256)), row[5]);
    const auto time = drand_round_time(parse_uint(row[1]).value(), parse_uint(row[2]).value(),
                                       parse_uint(row[3]).value());
    EXPECT_EQ(std::to_string(time.value()), row[6]);
  }
}

TEST(Drand, ARoundThatCannotBeHasNoTime) {
  constexpr std::uint64_t kLatest = (std::uint64_t{1} << 53) - 1;
  EXPECT_FALSE(drand_round_time(1, 30, 0));
  EXPECT_FALSE(drand_round_time(1, 0, 1));
  EXPECT_FALSE(drand_round_time(kLatest + 1, 1, 1));
  EXPECT_FALSE(drand_round_time(1, ~std::uint64_t{0}, ~std::uint64_t{0}));
  EXPECT_FALSE(drand_round_time(0, 2, kLatest));
  EXPECT_EQ(drand_round_time(kLatest, 1, 1), static_cast<std::int64_t>(kLatest));
  EXPECT_FALSE(drand_round_time(kLatest, 1, 2));
}

}  // namespace
}  // namespace klero::crypto
