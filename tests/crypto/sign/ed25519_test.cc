#include "crypto/sign/ed25519.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <cstdlib>

#include "crypto/sign/ed25519_openssl.h"
#include "crypto/sign/ed25519_sodium.h"
#include "tests/support/temp_folder.h"
#include "tests/support/vectors.h"

namespace klero::crypto {
namespace {

using tests::read_vectors;

std::string bytes_in(const std::string& field) {
  return field == "-" ? "" : bytes_from_hex(field).value();
}

Ed25519Seed seed_of(std::uint8_t first) {
  Ed25519Seed seed{};
  seed[0] = first;
  return seed;
}

TEST(Ed25519, AgreesWithRfc8032InBothLibraries) {
  for (const auto& row : read_vectors("crypto/ed25519_rfc8032.tsv",
                                      {"seed", "key", "message", "signature"})) {
    SCOPED_TRACE(row[0]);
    const Ed25519Seed seed = array_from_hex<32>(row[0]).value();
    const std::string message = bytes_in(row[2]);
    EXPECT_EQ(to_hex(openssl::public_key_of(seed)), row[1]);
    EXPECT_EQ(to_hex(sodium::public_key_of(seed)), row[1]);
    EXPECT_EQ(to_hex(openssl::sign(seed, message)), row[3]);
    EXPECT_EQ(to_hex(sodium::sign(seed, message)), row[3]);
    const PublicKey key = array_from_hex<32>(row[1]).value();
    const Signature signature = array_from_hex<64>(row[3]).value();
    EXPECT_TRUE(openssl::verify(key, message, signature));
    EXPECT_TRUE(sodium::verify(key, message, signature));
  }
}

// The point of the precheck: where the libraries alone disagree, our two programs do not.
TEST(Ed25519, BothLibrariesJudgeEveryEdgeAsThePlainImplementationDoes) {
  int valid = 0;
  for (const auto& row : read_vectors("crypto/ed25519_edge.tsv",
                                      {"name", "key", "message", "signature", "verdict"})) {
    SCOPED_TRACE(row[0]);
    const PublicKey key = array_from_hex<32>(row[1]).value();
    const std::string message = bytes_in(row[2]);
    const Signature signature = array_from_hex<64>(row[3]).value();
    const bool expected = row[4] == "valid";
    valid += expected ? 1 : 0;
    EXPECT_EQ(openssl::verify(key, message, signature), expected);
    EXPECT_EQ(sodium::verify(key, message, signature), expected);
  }
  EXPECT_GT(valid, 0);
}

// OpenSSL alone, without the precheck.
bool openssl_alone_accepts(const PublicKey& key, const std::string& message,
                           const Signature& signature) {
  EVP_PKEY* const raw =
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size());
  EVP_MD_CTX* const context = EVP_MD_CTX_new();
  const bool accepts =
      raw != nullptr &&
      EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, raw) == 1 &&
      EVP_DigestVerify(context, signature.data(), signature.size(), as_bytes(message).data(),
                       message.size()) == 1;
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(raw);
  return accepts;
}

// Here the equation holds all the same: what the precheck refuses, OpenSSL alone would take.
TEST(Ed25519, BothLibrariesRefuseWhatIsRightOnlyByTheEquation) {
  int valid = 0;
  int taken_by_openssl_alone = 0;
  for (const auto& row :
       read_vectors("signatures/edges.tsv",
                    {"kind", "key", "message", "signature", "verdict", "equation"})) {
    SCOPED_TRACE(row[0]);
    const PublicKey key = array_from_hex<32>(row[1]).value();
    const std::string message = bytes_in(row[2]);
    const Signature signature = array_from_hex<64>(row[3]).value();
    const bool expected = row[4] == "valid";
    EXPECT_EQ(openssl::verify(key, message, signature), expected);
    EXPECT_EQ(sodium::verify(key, message, signature), expected);
    valid += expected ? 1 : 0;
    taken_by_openssl_alone += !expected && openssl_alone_accepts(key, message, signature) ? 1 : 0;
  }
  EXPECT_EQ(valid, 30);
  EXPECT_GT(taken_by_openssl_alone, 50);  // 74 with OpenSSL 3.0
}

TEST(Ed25519, RefusesEveryFlippedBit) {
  const Ed25519Seed seed = seed_of(1);
  const PublicKey key = sodium::public_key_of(seed);
  const std::string message = "the checksum of a step";
  const Signature signature = openssl::sign(seed, message);
  for (std::size_t bit = 0; bit < 8 * signature.size(); ++bit) {
    Signature flipped = signature;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
    EXPECT_FALSE(openssl::verify(key, message, flipped)) << bit;
    EXPECT_FALSE(sodium::verify(key, message, flipped)) << bit;
  }
  EXPECT_FALSE(openssl::verify(key, message + " ", signature));
  EXPECT_FALSE(sodium::verify(openssl::public_key_of(seed_of(2)), message, signature));
}

TEST(Ed25519, OneLibraryTakesWhatTheOtherSigns) {
  for (std::uint8_t n = 0; n < 50; ++n) {
    const Ed25519Seed seed = seed_of(n);
    const std::string message(n, 'm');
    const PublicKey key = openssl::public_key_of(seed);
    ASSERT_TRUE(is_sound_public_key(key));
    ASSERT_TRUE(is_sound_signature(openssl::sign(seed, message)));
    EXPECT_TRUE(sodium::verify(key, message, openssl::sign(seed, message)));
    EXPECT_TRUE(openssl::verify(key, message, sodium::sign(seed, message)));
  }
}

TEST(Ed25519, IsCheckedByTheOpensslProgram) {
  const tests::TempFolder folder;
  const Ed25519Seed seed = seed_of(7);
  const Signature signature = sodium::sign(seed, "a step\n");
  static_cast<void>(folder.put("key.pem", public_key_pem(sodium::public_key_of(seed))));
  static_cast<void>(folder.put("file", "a step\n"));
  static_cast<void>(folder.put("file.sig", std::string(as_text(signature))));
  const std::string check = "cd '" + folder.path().string() +
                            "' && openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in file "
                            "-sigfile file.sig > out 2>&1";
  EXPECT_EQ(std::system(check.c_str()), 0) << tests::bytes_of(folder / "out");
  static_cast<void>(folder.put("file", "another step\n"));
  EXPECT_NE(std::system(check.c_str()), 0);
}

}  // namespace
}  // namespace klero::crypto
