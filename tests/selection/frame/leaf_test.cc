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
