// Protocol section 9 on eight people, by hand.
//
// With the seed SHA-256("seed") and the leaves SHA-256("leaf0") … SHA-256("leaf7"), rows 1 to 8 in
// ascending order of leaf, the tickets (Python's hashlib) put the rows in the sequence
//
//   7  3  6  8  5  4  2  1

#include "verifier/rebuild/replacement.h"

#include <gtest/gtest.h>

namespace klero::verifier {
namespace {

constexpr std::uint32_t kA = 0;
constexpr std::uint32_t kB = 1;

crypto::Digest digest(std::string_view digits) { return crypto::digest_from_hex(digits).value(); }

const std::vector<crypto::Digest> kLeaves{
    digest("415eb888edf1abee0e8a2206505a8e8cd87647f77abee7b7fa0abb4be4528ebc"),
    digest("4d5a9584d985e8fb44015a8affa9b76f1ff16f65e61df7156d8e8159e1448978"),
    digest("5038da95330ba16edb486954197e37eb777c3047327ca54df4199c35c5edc17a"),
    digest("565fb0e0cefe32cf4000e4a67ddec8820111a733aa8ba010d242a5fe477e04c4"),
    digest("a46b687d964dea9d93e55b6339615a6b9342cceb2e7690283143ce0c90f941d0"),
    digest("d103cfb5e499c566904787533afbdec56f95492d67fc00e2c0d0161ba99653f1"),
    digest("d438242a44a863741cc025853a4c78af3995ed372b47a14b38ea8f9755d228ec"),
    digest("f2764fd79fdab5132fc349ba555c9c56ff0c935c889c17ebe3d61315d780934e")};

// Three seats: two A, one B; with flex one to three A, none to two B.
struct World {
  std::vector<std::uint32_t> answers{kA, kA, kB, kA, kB, kA, kA, kB};
  Bounds a{2, 2, 1, 3};
  Bounds b{1, 1, 0, 2};
  std::vector<RowNumber> panel{1, 2, 3};
  std::vector<RowNumber> leavers{3};
  std::vector<RowNumber> earlier;
  std::set<Skip> skips;

  [[nodiscard]] Replacement replace() const {
    Order order;
    order.seats = 3;
    order.features.resize(1);
    order.features[0].categories = {{"A", {}, a}, {"B", {}, b}};
    return replace_leavers(
        {order, kLeaves, {answers}, panel, leavers, earlier,
         digest("19b25856e1c150ca834cffc8b59b23adbd0ec0389e58eb22b3b64768098d002b"), skips});
  }
};

using Swaps = std::vector<Swap>;
using Rows = std::vector<RowNumber>;

TEST(Replacement, TheFirstCandidateWhoKeepsTheQuotasIsCalled) {
  // 7 and 6 are A; 8 is the first B.
  const Replacement result = World().replace();
  EXPECT_EQ(result.swaps, (Swaps{{3, 8, SwapBounds::kQuota}}));
  EXPECT_EQ(result.panel, (Rows{1, 2, 8}));
}

TEST(Replacement, WhoLeftEarlierIsNoCandidate) {
  World world;
  world.earlier = {8};
  EXPECT_EQ(world.replace().swaps, (Swaps{{3, 5, SwapBounds::kQuota}}));
}

TEST(Replacement, TheFlexIsUsedOnlyIfNobodyKeepsTheQuotas) {
  World world;
  world.answers = {kA, kA, kB, kA, kA, kA, kA, kA};
  EXPECT_EQ(world.replace().swaps, (Swaps{{3, 7, SwapBounds::kFlex}}));
}

TEST(Replacement, TheSeatStaysEmptyIfNobodyFitsAtAll) {
  World world;
  world.answers = {kA, kA, kB, kA, kA, kA, kA, kA};
  world.a = {2, 2, 2, 2};
  world.b = {1, 1, 1, 1};
  const Replacement result = world.replace();
  EXPECT_EQ(result.swaps, (Swaps{{3, std::nullopt, SwapBounds::kEmpty}}));
  EXPECT_EQ(result.panel, (Rows{1, 2}));
}

TEST(Replacement, AnEmptySeatLowersTheMinima) {
  // Two of three seats are taken, so one A and no B suffice.
  World world;
  world.panel = {1, 2};
  world.leavers = {1};
  const Replacement result = world.replace();
  EXPECT_EQ(result.swaps, (Swaps{{1, 7, SwapBounds::kQuota}}));
  EXPECT_EQ(result.panel, (Rows{2, 7}));
}

TEST(Replacement, ASeatThatJustBecameEmptyCountsForTheNextLeaver) {
  // Nobody is B beside row 3. 3 leaves first: 3 A would break the quota, the seat stays empty. Then 1
  // leaves: with one empty seat two A and no B suffice.
  World world;
  world.answers = {kA, kA, kB, kA, kA, kA, kA, kA};
  world.a = {2, 2, 2, 2};
  world.b = {1, 1, 1, 1};
  world.leavers = {1, 3};
  const Replacement result = world.replace();
  EXPECT_EQ(result.swaps, (Swaps{{3, std::nullopt, SwapBounds::kEmpty}, {1, 7, SwapBounds::kQuota}}));
  EXPECT_EQ(result.panel, (Rows{2, 7}));
}

TEST(Replacement, LeaversGoByTicketAndCountAsMembersUntilTheirTurn) {
  // By ticket 3 comes before 1: a B is needed while both A are still there.
  World world;
  world.leavers = {1, 3};
  const Replacement result = world.replace();
  EXPECT_EQ(result.swaps, (Swaps{{3, 8, SwapBounds::kQuota}, {1, 7, SwapBounds::kQuota}}));
  EXPECT_EQ(result.panel, (Rows{2, 7, 8}));
}

TEST(Replacement, ALeaverDoesNotComeBackForAnother) {
  // All are A, and all three seats are for A. By ticket row 3 comes before 6, but it has just left.
  World world;
  world.answers.assign(8, kA);
  world.a = {3, 3, 3, 3};
  world.b = {0, 0, 0, 0};
  world.leavers = {2, 3};
  EXPECT_EQ(world.replace().swaps,
            (Swaps{{3, 7, SwapBounds::kQuota}, {2, 6, SwapBounds::kQuota}}));
}

TEST(Replacement, WhoHasAProofMayBePassedOverForTheseBoundsOnly) {
  // 8 is the first who keeps the quotas, 5 the next; both may be passed over for the quotas, not for the
  // flex, for which 7 is the first.
  World world;
  world.skips = {{3, 8, SwapBounds::kQuota}};
  Replacement result = world.replace();
  EXPECT_EQ(result.swaps, (Swaps{{3, 5, SwapBounds::kQuota}}));
  EXPECT_EQ(result.turns.at(0).skipped, (std::vector<Skip>{{3, 8, SwapBounds::kQuota}}));
  EXPECT_EQ(result.turns.at(0).rest, (Rows{1, 2}));
  world.skips.insert({3, 5, SwapBounds::kQuota});
  world.skips.insert({3, 7, SwapBounds::kFlex});
  result = world.replace();
  EXPECT_EQ(result.swaps.at(0).bounds, SwapBounds::kFlex);
  EXPECT_EQ(result.turns.at(0).skipped,
            (std::vector<Skip>{{3, 8, SwapBounds::kQuota},
                               {3, 5, SwapBounds::kQuota},
                               {3, 7, SwapBounds::kFlex}}));
}

TEST(Replacement, ASkipOfSomebodyOpenlyOutOfBoundsSaysNothing) {
  World world;
  world.skips = {{3, 7, SwapBounds::kQuota}};  // an A: nobody asks
  const Replacement result = world.replace();
  EXPECT_EQ(result.swaps, (Swaps{{3, 8, SwapBounds::kQuota}}));
  EXPECT_TRUE(result.turns.at(0).skipped.empty());
}

}  // namespace
}  // namespace klero::verifier
