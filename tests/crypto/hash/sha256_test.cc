#include <gtest/gtest.h>

#include <thread>

#include "crypto/base/error.h"
#include "crypto/hash/prefixed_sha256.h"
#include "crypto/hash/sha256_openssl.h"
#include "crypto/hash/sha256_sodium.h"
#include "tests/support/temp_folder.h"
#include "tests/support/vectors.h"

namespace klero::crypto {
namespace {

using tests::read_vectors;
using tests::TempFolder;

std::string bytes_in(const std::string& field) {
  return field == "-" ? "" : bytes_from_hex(field).value();
}

void expect_digest(const std::string& message, const std::string& digest) {
  EXPECT_EQ(to_hex(openssl::sha256(message)), digest);
  EXPECT_EQ(to_hex(sodium::sha256(message)), digest);
}

TEST(Sha256, AgreesWithTheExamplesOfNist) {
  for (const auto& row :
       read_vectors("crypto/sha256_nist.tsv", {"message", "repeated", "digest"})) {
    SCOPED_TRACE(row[0]);
    std::string message;
    for (int i = 0; i < std::stoi(row[1]); ++i) {
      message += row[0] == "61" ? "a" : bytes_in(row[0]);
    }
    expect_digest(message, row[2]);
  }
}

TEST(Sha256, AgreesWithPerlOnEveryLength) {
  for (const auto& row : read_vectors("crypto/sha256_lengths.tsv", {"message", "digest"})) {
    SCOPED_TRACE(row[0].size() / 2);
    expect_digest(bytes_in(row[0]), row[1]);
  }
}

TEST(Sha256, OfAFileIsThatOfItsBytes) {
  const TempFolder folder;
  // Around the size of the pieces in which a file is read.
  for (const std::size_t size : {0U, 1U, 262'143U, 262'144U, 262'145U, 1'000'000U}) {
    const std::string bytes(size, 'a');
    const auto path = folder.put("f", bytes);
    EXPECT_EQ(openssl::sha256_file(path), openssl::sha256(bytes)) << size;
    EXPECT_EQ(sodium::sha256_file(path), openssl::sha256(bytes)) << size;
  }
}

TEST(Sha256, OfAFolderIsAnErrorAndNotThatOfNothing) {
  const TempFolder folder;
  EXPECT_THROW(static_cast<void>(openssl::sha256_file(folder.path())), Error);
  EXPECT_THROW(static_cast<void>(sodium::sha256_file(folder.path())), Error);
}

// A read error leaves the kept context half full; the next digest must not notice.
TEST(Sha256, IsRightAfterAReadError) {
  EXPECT_THROW(static_cast<void>(openssl::sha256_file("/proc/self/mem")), Error);
  EXPECT_THROW(static_cast<void>(sodium::sha256_file("/proc/self/mem")), Error);
  expect_digest("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, IsRightInSeveralThreadsAtOnce) {
  const Digest expected = openssl::sha256("message");
  std::vector<int> wrong(4);
  std::vector<std::thread> threads;
  for (int& count : wrong) {
    threads.emplace_back([&count, &expected] {
      for (int i = 0; i < 2'000; ++i) {
        count += openssl::sha256("message") == expected ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(wrong, std::vector<int>(4));
}

TEST(HmacSha256, AgreesWithRfc4231) {
  for (const auto& row : read_vectors("crypto/hmac_rfc4231.tsv", {"key", "message", "digest"})) {
    SCOPED_TRACE(row[0]);
    EXPECT_EQ(to_hex(openssl::hmac_sha256(bytes_in(row[0]), bytes_in(row[1]))), row[2]);
    EXPECT_EQ(to_hex(sodium::hmac_sha256(bytes_in(row[0]), bytes_in(row[1]))), row[2]);
  }
}

TEST(PrefixedSha256, IsSha256OfBothPartsForEveryLength) {
  const std::string prefix(64, 'f');
  const openssl::PrefixedSha256 hash(prefix);
  for (std::size_t size = 0; size < 300; ++size) {
    const std::string rest(size, 'x');
    ASSERT_EQ(hash(rest), sodium::sha256(prefix + rest)) << size;
  }
}

TEST(PrefixedSha256, TakesExactlyOneBlockAsPrefix) {
  for (const std::size_t size : {0U, 63U, 65U, 128U}) {
    EXPECT_THROW(openssl::PrefixedSha256(std::string(size, 'x')), Error) << size;
  }
}

}  // namespace
}  // namespace klero::crypto
