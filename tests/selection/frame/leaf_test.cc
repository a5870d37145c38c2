#include "selection/frame/leaf.h"

#include <gtest/gtest.h>

#include "tests/selection/register/small_order.h"

// Expected values by Python's hashlib and hmac; see leaf_vectors.py beside this file.

namespace klero::selection {
namespace {

const std::string kAnchor(64, 'a');
const std::array<std::uint8_t, 32> kMaster = [] {
  std::array<std::uint8_t, 32> master{};
  for (std::size_t i = 0; i < master.size(); ++i) master[i] = static_cast<std::uint8_t>(i);
  return master;
}();

TEST(Leaf, IsWhatPythonComputes) {
  const LeafMaker maker(small_order(), kAnchor, kMaster);
  const crypto::LetterNonce nonce = maker.nonce("K-4711");
  EXPECT_EQ(crypto::to_hex(nonce), "e8553979e9fe64cd0ad84f9eef3574ee8a0cb6a4");
  EXPECT_EQ(crypto::to_hex(maker.leaf("Süd|w/d|60+", "Änne | Groß | 1950-01-01", nonce)),
            "4f6b273344c556447423d3ae1cff5bd77937600cbeb6c1e0915c7c339cf23537");
  EXPECT_EQ(commit_to_master(small_order(), kAnchor, kMaster),
            "2f182c5e3eeaddd9ca82f1f1bd1865bc11519fff54b410572980beec235d432a");
}

TEST(Leaf, OfAHouseholdIsWhatPythonComputes) {
  Order order = small_order();
  order.letters.household = {"strasse", "ort"};
  const LeafMaker maker(order, kAnchor, kMaster);
  const MadeLeaf made =
      maker.make("Süd|w/d|60+", "K-4711", "Änne | Groß | 1950-01-01", "Weg 3\tSöhre");
  ASSERT_TRUE(made.opening);
  EXPECT_EQ(crypto::to_hex(made.nonce), "e8553979e9fe64cd0ad84f9eef3574ee8a0cb6a4");
  EXPECT_EQ(crypto::to_hex(made.opening->tag), "cf52a89bec1d52dd9b198083e68a1614571f2de8");
  EXPECT_EQ(crypto::to_hex(made.opening->inner),
            "35d7cd651f9eb7e4be7919110056af8842244b6a85167a752d8f7e1b725f379f");
  EXPECT_EQ(crypto::to_hex(made.leaf),
            "0fc8a156cec1e3411336a0c02e434872e5bb59925a04dd5843d3e1c7737716d6");
}

TEST(Leaf, OfSomebodyWithoutAnAddressIsAHouseholdOfItsOwn) {
  Order order = small_order();
  order.letters.household = {"strasse", "ort"};
  const LeafMaker maker(order, kAnchor, kMaster);
  const MadeLeaf made = maker.make("Süd|w/d|60+", "K-4711", "Änne | Groß | 1950-01-01", "\t");
  EXPECT_EQ(crypto::to_hex(made.opening.value().tag), "8beb7e7d06e7070441b6ab5f86d7085b444a041b");
  EXPECT_EQ(crypto::to_hex(made.leaf),
            "3fd877543bf6ec7d47da8fd8f3a15cd70c375bcbacde39b353b8c2b93d12b2ff");
  EXPECT_NE(made.opening->tag, maker.make("Süd|w/d|60+", "K-4712", "A", "\t").opening.value().tag);
}

TEST(Leaf, WithoutARuleForHouseholdsHasNoTag) {
  const LeafMaker maker(small_order(), kAnchor, kMaster);
  const MadeLeaf made =
      maker.make("Süd|w/d|60+", "K-4711", "Änne | Groß | 1950-01-01", "Weg 3\tSöhre");
  EXPECT_FALSE(made.opening);
  EXPECT_EQ(made.leaf, maker.leaf("Süd|w/d|60+", "Änne | Groß | 1950-01-01", made.nonce));
}

TEST(Leaf, DependsOnTheMode) {
  Order real = small_order();
  real.mode = Mode::kReal;
  EXPECT_NE(LeafMaker(real, kAnchor, kMaster).nonce("K-4711"),
            LeafMaker(small_order(), kAnchor, kMaster).nonce("K-4711"));
  EXPECT_NE(commit_to_master(real, kAnchor, kMaster),
            commit_to_master(small_order(), kAnchor, kMaster));
}

}  // namespace
}  // namespace klero::selection
