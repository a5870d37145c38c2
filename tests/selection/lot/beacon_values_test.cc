// NIST pulses: tests/crypto/beacon.
#include "selection/lot/beacon_values.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"

namespace klero::selection {
namespace {

template <typename Call>
std::string refusal(Call call) {
  try {
    (void)call();
  } catch (const crypto::Error& error) {
    return error.what();
  }
  return "no refusal";
}

TEST(Lotto, IsWrittenAscendingWithTheSuperzahlLast) {
  EXPECT_EQ(parse_lotto("45 3 11 24 30 38 7"), (Numbers{3, 11, 24, 30, 38, 45, 7}));
  EXPECT_EQ(lotto_value("2026-03-21", parse_lotto("45,3,11,24,30,38;0")).line,
            "lotto 2026-03-21 3 11 24 30 38 45 0");
}

TEST(Lotto, RefusesWhatWasNeverDrawn) {
  const auto why = [](const char* typed) { return refusal([&] { return parse_lotto(typed); }); };
  EXPECT_EQ(why("3 11 24 30 38 45"), "lotto: expected six numbers and the Superzahl, got 6 numbers");
  EXPECT_EQ(why("3 11 24 30 38 50 7"), "lotto: number 6 is '50', not a number from 1 to 49");
  EXPECT_EQ(why("3 11 24 30 38 0 7"), "lotto: number 6 is '0', not a number from 1 to 49");
  EXPECT_EQ(why("3 11 24 24 38 45 7"), "lotto: expected six different numbers, got 24 twice");
  EXPECT_EQ(why("3 11 24 30 38 45 10"), "lotto: the Superzahl is '10', not a number from 0 to 9");
}

const std::string kNoDigits(96, 'x');

std::string answer(const std::string& randomness, const std::string& signature) {
  return "{\"round\":15,\"randomness\":\"" + randomness + "\",\"signature\":\"" + signature + "\"}";
}

TEST(DrandValue, IsTheHashOfTheSignature) {
  std::string signature;
  for (int i = 0; i < 48; ++i) signature += "ab";
  // printf "\xab%.0s" $(seq 48) | sha256sum
  const std::string hash = "2b5194b12b01058a369ef70fdb8b9b3e1fbadf6d08b23c1d602d7b567163cffc";
  const BeaconValue value = drand_value("15", answer(hash, signature));
  EXPECT_EQ(value.line, "drand 15 " + hash);
  EXPECT_EQ(value.evidence, signature + "\n");
  EXPECT_EQ(refusal([&] { return drand_value("25", answer(hash, signature)); }),
            "drand, round: expected 25, got 15");
  EXPECT_EQ(refusal([&] { return drand_value("15", answer(std::string(64, '0'), signature)); }),
            "drand, randomness (the SHA-256 of the signature): expected " + hash + ", got " +
                std::string(64, '0'));
  EXPECT_EQ(refusal([&] { return drand_value("15", answer(hash, kNoDigits)); }),
            "drand, signature: expected 96 to 192 digits 0-9 a-f, got something else");
  EXPECT_NE(refusal([&] { return drand_value("15", "<html>"); }), "no refusal");
}

}  // namespace
}  // namespace klero::selection
