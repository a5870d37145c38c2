#include "crypto/hash/merkle.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "crypto/hash/sha256_openssl.h"
#include "crypto/hash/sha256_sodium.h"
#include "tests/support/vectors.h"

namespace klero::crypto {
namespace {

std::vector<Digest> leaves(std::size_t count) {
  std::vector<Digest> result;
  for (std::size_t i = 0; i < count; ++i) {
    result.push_back(merkle_leaf("leaf " + std::to_string(i), openssl::sha256));
  }
  return result;
}

TEST(Merkle, AgreesWithTheRootsOfCertificateTransparency) {
  std::vector<Digest> so_far;
  bool first = true;
  for (const auto& row : tests::read_vectors("crypto/merkle.tsv", {"leaf", "root"})) {
    if (!first) {
      const std::string data = row[0] == "-" ? "" : bytes_from_hex(row[0]).value();
      so_far.push_back(merkle_leaf(data, openssl::sha256));
      EXPECT_EQ(merkle_leaf(data, sodium::sha256), so_far.back());
    }
    first = false;
    SCOPED_TRACE(so_far.size());
    EXPECT_EQ(to_hex(merkle_root(so_far, openssl::sha256)), row[1]);
    EXPECT_EQ(to_hex(merkle_root(so_far, sodium::sha256)), row[1]);
  }
}

TEST(Merkle, ProvesEveryLeafOfEverySmallTreeAndNothingElse) {
  for (std::size_t size = 1; size <= 20; ++size) {
    const std::vector<Digest> tree = leaves(size);
    const Digest root = merkle_root(tree, sodium::sha256);
    for (std::size_t index = 0; index < size; ++index) {
      const std::vector<Digest> proof = merkle_proof(tree, index, openssl::sha256);
      for (std::size_t claimed = 0; claimed < size + 3; ++claimed) {
        for (std::size_t leaf = 0; leaf < size; ++leaf) {
          ASSERT_EQ(merkle_verify(tree[leaf], claimed, size, proof, root, sodium::sha256),
                    claimed == index && leaf == index)
              << size << " " << index << " " << claimed << " " << leaf;
        }
      }
    }
  }
}

TEST(Merkle, RefusesAProofThatWasTouched) {
  const std::vector<Digest> tree = leaves(11);
  const Digest root = merkle_root(tree, openssl::sha256);
  const std::vector<Digest> proof = merkle_proof(tree, 6, openssl::sha256);
  const auto passes = [&](const std::vector<Digest>& touched) {
    return merkle_verify(tree[6], 6, 11, touched, root, openssl::sha256);
  };
  ASSERT_TRUE(passes(proof));
  for (std::size_t i = 0; i < proof.size(); ++i) {
    std::vector<Digest> flipped = proof;
    flipped[i][31] ^= 1;
    EXPECT_FALSE(passes(flipped));
    std::vector<Digest> shorter = proof;
    shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_FALSE(passes(shorter));
    std::vector<Digest> longer = proof;
    longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(i), root);
    EXPECT_FALSE(passes(longer));
  }
  EXPECT_FALSE(passes({}));
}

// Otherwise an inner node could be passed off as a member.
TEST(Merkle, NoNodeIsALeaf) {
  const std::vector<Digest> tree = leaves(2);
  const std::string both = std::string(as_text(tree[0])) + std::string(as_text(tree[1]));
  EXPECT_NE(merkle_leaf(both, openssl::sha256), merkle_root(tree, openssl::sha256));
}

TEST(Merkle, RefusesAnIndexBeyondTheTree) {
  EXPECT_THROW(static_cast<void>(merkle_proof(leaves(3), 3, openssl::sha256)), Error);
  EXPECT_THROW(static_cast<void>(merkle_proof({}, 0, openssl::sha256)), Error);
  EXPECT_FALSE(merkle_verify({}, 0, 0, {}, openssl::sha256(""), openssl::sha256));
}

}  // namespace
}  // namespace klero::crypto
