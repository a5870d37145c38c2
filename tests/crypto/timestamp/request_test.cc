#include "crypto/timestamp/request.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/crypto/timestamp/local_authority.h"

namespace klero::crypto {
namespace {

using tests::imprint_of;

std::string query_by_openssl(const std::string& options) {
  const tests::TempFolder folder;
  static_cast<void>(folder.put("data", tests::kData));
  const std::string command = "cd '" + folder.path().string() +
                              "' && openssl ts -query -data data -out query " + options +
                              " 2>/dev/null";
  if (std::system(command.c_str()) != 0) {
    throw std::runtime_error("failed: " + command);
  }
  return tests::bytes_of(folder / "query");
}

TEST(TimestampRequest, IsReadBack) {
  const auto read = read_timestamp_request(make_timestamp_request(imprint_of(tests::kData)));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->imprint, imprint_of(tests::kData));
  EXPECT_TRUE(read->wants_certificate);
  EXPECT_FALSE(read->nonce.empty());
  EXPECT_LE(read->nonce.size(), 16U);
}

TEST(TimestampRequest, HasAFreshNonceEachTime) {
  std::set<std::string> nonces;
  for (int i = 0; i < 50; ++i) {
    nonces.insert(read_timestamp_request(make_timestamp_request(Digest{})).value().nonce);
  }
  EXPECT_EQ(nonces.size(), 50U);
}

TEST(TimestampRequest, IsShownByTheOpensslProgram) {
  const tests::TempFolder folder;
  const std::string request = make_timestamp_request(imprint_of(tests::kData));
  static_cast<void>(folder.put("query", request));
  const std::string command = "cd '" + folder.path().string() +
                              "' && openssl ts -query -in query -text > out 2>/dev/null";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const std::string text = tests::bytes_of(folder / "out");
  EXPECT_NE(text.find("Version: 1"), std::string::npos) << text;
  EXPECT_NE(text.find("Hash Algorithm: sha256"), std::string::npos) << text;
  EXPECT_NE(text.find("Certificate required: yes"), std::string::npos) << text;
  EXPECT_EQ(text.find("Nonce: unspecified"), std::string::npos) << text;
}

TEST(TimestampRequest, OfTheOpensslProgramIsRead) {
  const auto read = read_timestamp_request(query_by_openssl("-sha256 -cert"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->imprint, imprint_of(tests::kData));
  EXPECT_TRUE(read->wants_certificate);
  EXPECT_FALSE(read->nonce.empty());
  const auto bare = read_timestamp_request(query_by_openssl("-sha256 -no_nonce"));
  ASSERT_TRUE(bare);
  EXPECT_FALSE(bare->wants_certificate);
  EXPECT_EQ(bare->nonce, "");
}

TEST(TimestampRequest, WithAnotherHashIsRefused) {
  EXPECT_FALSE(read_timestamp_request(query_by_openssl("-sha512")));
  EXPECT_FALSE(read_timestamp_request(query_by_openssl("-sha1")));
}

TEST(TimestampRequest, IsReadToItsLastByteAndNoFurther) {
  const std::string request = make_timestamp_request(imprint_of(tests::kData));
  EXPECT_FALSE(read_timestamp_request(request + '\0'));
  EXPECT_FALSE(read_timestamp_request(""));
  EXPECT_FALSE(read_timestamp_request(std::string(kMaxTimestampBytes + 1, '0')));
  for (std::size_t size = 0; size < request.size(); ++size) {
    EXPECT_FALSE(read_timestamp_request(request.substr(0, size))) << size;
  }
}

// A nonce of −1, of 33 bytes, of version 2: made by hand from RFC 3161's grammar.
TEST(TimestampRequest, WithAStrangeNonceOrVersionIsRefused) {
  const std::string imprint = std::string("\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01"
                                          "\x05\x00\x04\x20", 19) + std::string(32, 'x');
  const auto request = [&](char version, const std::string& nonce) {
    const std::string body = std::string("\x02\x01", 2) + version + imprint + nonce;
    return std::string("\x30") + static_cast<char>(body.size()) + body;
  };
  EXPECT_TRUE(read_timestamp_request(request(1, std::string("\x02\x01\x05", 3))));
  EXPECT_FALSE(read_timestamp_request(request(1, std::string("\x02\x01\xff", 3))));
  EXPECT_FALSE(read_timestamp_request(request(1, "\x02\x21" + std::string(33, '\x11'))));
  EXPECT_FALSE(read_timestamp_request(request(2, std::string("\x02\x01\x05", 3))));
}

}  // namespace
}  // namespace klero::crypto
