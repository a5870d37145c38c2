#include "selection/lot/seed.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "selection/lot/beacon_values.h"

namespace klero::selection {
namespace {

const DiceBeacon kFour{4, "Rathaus", 6};
const std::string kClose(64, 'c');

std::string refusal(const std::string& typed) {
  try {
    (void)parse_dice(kFour, typed);
  } catch (const crypto::Error& error) {
    return error.what();
  }
  return "no refusal";
}

TEST(Dice, AreReadInTheirSequence) {
  EXPECT_EQ(parse_dice(kFour, "6 1 3 3"), (Numbers{6, 1, 3, 3}));
  EXPECT_EQ(parse_dice(kFour, " 6,1;\t3\r\n3\n"), (Numbers{6, 1, 3, 3}));
}

TEST(Dice, AreRefusedIfOneIsNoThrowOrTheNumberIsWrong) {
  EXPECT_EQ(refusal("6 1 7 3"), "dice: throw 3 is '7', not a number from 1 to 6");
  EXPECT_EQ(refusal("0 1 2 3"), "dice: throw 1 is '0', not a number from 1 to 6");
  EXPECT_EQ(refusal("1 01 2 3"), "dice: throw 2 is '01', not a number from 1 to 6");
  EXPECT_EQ(refusal("1 2 3"), "dice: the order asks for 4 throws, got 3");
  EXPECT_EQ(refusal("1 2 3 4 5"), "dice: the order asks for 4 throws, got 5");
  EXPECT_EQ(refusal(""), "dice: the order asks for 4 throws, got 0");
}

TEST(Dice, TypedTwiceAreComparedThrowByThrow) {
  EXPECT_FALSE(first_difference({1, 2, 3}, {1, 2, 3}).has_value());
  EXPECT_EQ(first_difference({1, 2, 3}, {1, 3, 3}), 2U);
  EXPECT_EQ(first_difference({1, 2}, {1, 2, 3}), 3U);
}

TEST(Seed, OfALotCitesLotCloseAndDice) {
  EXPECT_EQ(lot_seed_text({}, 1, kClose, {"dice 6 1 3 3"}),
            "kleroterion/rehearsal/seed/v1\nlot 1\nclose " + kClose + "\ndice 6 1 3 3\n");
  EXPECT_EQ(lot_seed_text({}, 2, kClose, {}),
            "kleroterion/rehearsal/seed/v1\nlot 2\nclose " + kClose + "\n");
}

TEST(Seed, OfAReplacementCitesTheLeaversAndDiceOrTheSecondSeed) {
  Order with_dice;
  with_dice.replacement_beacons = {{kFour, std::nullopt}};
  EXPECT_EQ(replacement_seed_text(with_dice, kClose, {"dice 2"}, ""),
            "kleroterion/rehearsal/replacement-seed/v1\nclose " + kClose + "\ndice 2\n");
  EXPECT_EQ(replacement_seed_text({}, kClose, {}, std::string(64, '2')),
            "kleroterion/rehearsal/replacement-seed/v1\nclose " + kClose + "\nlot2 " +
                std::string(64, '2') + "\n");
}

TEST(Seed, IsTheHashOfItsText) {
  // printf abc | sha256sum (FIPS 180-2, appendix B.1)
  EXPECT_EQ(seed_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace klero::selection
