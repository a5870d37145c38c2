// Protocol sections 3 and 5, households. The walks by hand, the leaf by Python
// (tests/selection/frame/leaf_vectors.py).

#include "verifier/rebuild/walk.h"

#include <gtest/gtest.h>

namespace klero::verifier {
namespace {

LeafTicket person(std::uint8_t ticket) {
  LeafTicket entry;
  entry.ticket.fill(ticket);
  entry.leaf.fill(static_cast<std::uint8_t>(200 + ticket));
  return entry;
}

HouseholdTag household(std::uint8_t number) {
  HouseholdTag tag{};
  tag.fill(number);
  return tag;
}

// The tags of people by their tickets.
std::map<crypto::Digest, HouseholdTag> tags(
    std::initializer_list<std::pair<std::uint8_t, std::uint8_t>> all) {
  std::map<crypto::Digest, HouseholdTag> found;
  for (const auto& [ticket, number] : all) {
    found[person(ticket).leaf] = household(number);
  }
  return found;
}

using People = std::vector<LeafTicket>;

TEST(LetterWalk, PassesOverWhoLivesWithSomebodyDrawn) {
  const std::vector<WalkStratum> strata{{{person(3), person(1)}, 2, 0},
                                        {{person(5), person(4), person(2)}, 1, 0}};
  const LetterWalk walk = walk_letters(strata, tags({{1, 7}, {2, 7}, {3, 8}, {4, 9}, {5, 8}}));
  EXPECT_EQ(walk.first[0], (People{person(1), person(3)}));
  EXPECT_EQ(walk.first[1], People{person(4)});
  EXPECT_EQ(walk.skipped[1], People{person(2)});
  EXPECT_FALSE(walk.unknown);
}

TEST(LetterWalk, TheSecondWaveGoesOnWithTheTagsOfTheFirst) {
  const std::vector<WalkStratum> strata{{{person(1), person(5), person(6)}, 1, 1},
                                        {{person(2), person(3), person(4)}, 1, 1}};
  const LetterWalk walk =
      walk_letters(strata, tags({{1, 7}, {2, 8}, {3, 7}, {4, 9}, {5, 9}, {6, 5}}));
  EXPECT_EQ(walk.second[0], People{person(6)});
  EXPECT_EQ(walk.second[1], People{person(4)});
  EXPECT_EQ(walk.skipped[0], People{person(5)});
  EXPECT_EQ(walk.skipped[1], People{person(3)});
}

TEST(LetterWalk, StopsAtALeafWhoseTagNobodyOpened) {
  const std::vector<WalkStratum> strata{{{person(1), person(2), person(3)}, 2, 0}};
  const LetterWalk walk = walk_letters(strata, tags({{1, 7}, {3, 8}}));
  ASSERT_TRUE(walk.unknown);
  EXPECT_EQ(*walk.unknown, person(2));
}

TEST(LetterWalk, NeedsNoTagsOfThoseWhoseStratumIsFull) {
  const std::vector<WalkStratum> strata{{{person(1), person(2)}, 1, 0}, {{person(3)}, 1, 0}};
  const LetterWalk walk = walk_letters(strata, tags({{1, 7}, {3, 8}}));
  EXPECT_FALSE(walk.unknown);
  EXPECT_EQ(walk.first[1], People{person(3)});
}

TEST(Household, ALeafIsWhatPythonComputes) {
  Order order;
  order.rehearsal = true;
  order.strata = {{"bezirk", "bezirk", {{"Süd", {}, 0, {}}}}};
  const auto inner =
      inner_of(order, "Änne | Groß | 1950-01-01", "e8553979e9fe64cd0ad84f9eef3574ee8a0cb6a4");
  EXPECT_EQ(crypto::to_hex(inner),
            "35d7cd651f9eb7e4be7919110056af8842244b6a85167a752d8f7e1b725f379f");
  LeafOpening opening{{}, inner};
  ASSERT_TRUE(crypto::read_hex("cf52a89bec1d52dd9b198083e68a1614571f2de8", opening.tag));
  // The vector's stratum is Süd|w/d|60+.
  order.strata.push_back({"geschlecht", "sex", {{"w/d", {}, 0, {}}}});
  order.strata.push_back({"alter", {}, {{"60+", {}, 0, {}}}});
  EXPECT_EQ(crypto::to_hex(leaf_of_opening(order, std::string(64, 'a'), 1, opening)),
            "0fc8a156cec1e3411336a0c02e434872e5bb59925a04dd5843d3e1c7737716d6");
}

}  // namespace
}  // namespace klero::verifier
