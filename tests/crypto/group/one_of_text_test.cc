// The written form of a proof: what is read, and where a fault is found.

#include "crypto/group/one_of_text.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

const std::string kOne = "01" + std::string(62, '0');
const std::string kTwo = "02" + std::string(62, '0');
const std::string kOrder = "edd3f55c1a631258d69cf7a2def9de14" + std::string(30, '0') + "10";

TEST(OneOfText, ChallengesStandBeforeResponses) {
  const OneOfReading reading = read_one_of(kOne + " " + kTwo);
  ASSERT_TRUE(reading.proof);
  EXPECT_EQ(reading.proof->challenges, std::vector{Scalar::from_uint(1)});
  EXPECT_EQ(reading.proof->responses, std::vector{Scalar::from_uint(2)});
  EXPECT_EQ(write_one_of(*reading.proof), kOne + " " + kTwo);
}

void expect_fault(const std::string& text, OneOfTextFault fault, std::size_t position) {
  const OneOfReading reading = read_one_of(text);
  EXPECT_FALSE(reading.proof) << text;
  EXPECT_EQ(describe(reading.fault), describe(fault)) << text;
  EXPECT_EQ(reading.position, position) << text;
}

TEST(OneOfText, EachFaultIsNamedAndPlaced) {
  expect_fault("", OneOfTextFault::kLength, 0);
  expect_fault(kOne, OneOfTextFault::kLength, 64);
  expect_fault(kOne + " " + kOne + " " + kOne, OneOfTextFault::kLength, 194);
  expect_fault(kOne + " " + kTwo + "\n", OneOfTextFault::kLength, 130);
  expect_fault(kOne + "\n" + kTwo, OneOfTextFault::kSeparator, 64);
  expect_fault(kOne + " " + "0A" + kTwo.substr(2), OneOfTextFault::kDigit, 66);
  expect_fault(kOne + " " + kOrder, OneOfTextFault::kNotCanonical, 65);
  expect_fault(kOrder + " " + kOne, OneOfTextFault::kNotCanonical, 0);
}

TEST(OneOfText, TheLongestProofIsReadAndALongerOneIsNot) {
  OneOfProof proof{std::vector<Scalar>(kMaxOneOfPoints), std::vector<Scalar>(kMaxOneOfPoints)};
  const std::string text = write_one_of(proof);
  EXPECT_TRUE(read_one_of(text).proof == proof);
  expect_fault(text + " " + kOne + " " + kOne, OneOfTextFault::kLength, text.size() + 130);
}

TEST(OneOfText, WhatIsNoProofIsNotWritten) {
  EXPECT_THROW((void)write_one_of({}), Error);
  EXPECT_THROW((void)write_one_of({{Scalar()}, {}}), Error);
  const std::vector<Scalar> many(kMaxOneOfPoints + 1);
  EXPECT_THROW((void)write_one_of({many, many}), Error);
}

}  // namespace
}  // namespace klero::crypto
