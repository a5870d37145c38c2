// Both implementations on random statements: Python judges what C++ proves, and the reverse.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

#include "crypto/group/commitment.h"
#include "crypto/group/one_of_text.h"
#include "tests/crypto/group/vectors.h"

namespace klero::crypto {
namespace {

// A new one each time, printed; KLERO_SEED repeats a run.
std::uint64_t seed() {
  const char* given = std::getenv("KLERO_SEED");
  const std::uint64_t result = given != nullptr ? std::stoull(given) : std::random_device()();
  std::cout << "seed " << result << " (repeat with KLERO_SEED=" << result << ")\n";
  return result;
}

std::string run_python(const std::string& arguments) {
  static int runs = 0;
  std::string output =
      testing::TempDir() + "klero_cross_" + std::to_string(::getpid()) + std::to_string(++runs);
  const std::string command = "/usr/bin/python3 -B " KLERO_SOURCE_DIR
                              "/tests/crypto/group/cross_check.py " +
                              arguments + " > " + output;
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  return output;
}

// One line of a table: a statement proved by the C++ prover, half of them spoilt afterwards.
std::string random_row(std::mt19937_64& source) {
  const std::size_t m = 1 + source() % 6;
  const std::size_t index = source() % m;
  const std::uint64_t lo = source() % 100;
  const Scalar rho = Scalar::random();
  OneOfStatement statement{source() % 2 == 0 ? "real" : "rehearsal", {"kind quota"}, {}};
  statement.context.push_back("row " + std::to_string(source()));
  statement.context.emplace_back("category Mittlerer Abschluss, Straße");
  statement.points = range_points(commit(Scalar::from_uint(lo + index), rho), lo, lo + m - 1);
  OneOfProof proof = prove_one_of(statement, {index, rho});
  switch (source() % 6) {
    case 0:
      statement.context[1] += "0";
      break;
    case 1:
      proof.challenges[source() % m] = Scalar::random();
      break;
    case 2:
      std::swap(proof.challenges, proof.responses);
      break;
    default:
      break;
  }
  return test::row_of(statement) + "\t" + write_one_of(proof);
}

TEST(CrossPython, PythonJudgesProofsMadeHereAsWeDo) {
  std::mt19937_64 source(seed());
  const std::string table = testing::TempDir() + "klero_proofs_" + std::to_string(::getpid());
  std::ofstream file(table);
  file << "mode\tcontext\tpoints\tidentity\tproof\n";
  for (int i = 0; i < 60; ++i) {
    file << random_row(source) << "\n";
  }
  file.close();
  const std::string output = run_python("judge " + table);
  std::ifstream outcomes(output);
  std::string outcome;
  std::size_t valid = 0;
  for (const test::Row& row : test::read_table(table)) {
    ASSERT_TRUE(std::getline(outcomes, outcome));
    EXPECT_EQ(test::judge(row), outcome) << row.at("_line");
    valid += outcome == "valid" ? 1 : 0;
  }
  EXPECT_FALSE(std::getline(outcomes, outcome));
  EXPECT_GT(valid, 0U);
  EXPECT_LT(valid, 60U);
  std::filesystem::remove(table);
  std::filesystem::remove(output);
}

TEST(CrossPython, WeJudgeProofsMadeByPythonAsItDoes) {
  const std::string output = run_python("prove " + std::to_string(seed()) + " 60");
  std::size_t valid = 0;
  for (const test::Row& row : test::read_table(output)) {
    EXPECT_EQ(test::judge(row), row.at("outcome")) << row.at("_line");
    valid += row.at("outcome") == "valid" ? 1 : 0;
  }
  EXPECT_GT(valid, 0U);
  EXPECT_LT(valid, 60U);
  std::filesystem::remove(output);
}

}  // namespace
}  // namespace klero::crypto
