// Rule 4.19, for those who would void a second lot or sign that it is void.

#include "selection/people/voiding.h"

#include <gtest/gtest.h>

#include "tests/selection/people/small_ceremony.h"

namespace klero::selection {
namespace {

using tests::SmallCeremony;

// As if the lot of step 04 were the second: what the evidence says does not depend on its number.
constexpr LotSteps kAsSecond{2, kLot1.base, kLot1.commit, kLot1.reveal, kLot1.seed};
constexpr Moment kEarly{std::chrono::seconds(tests::kGenesis)};

struct Lot : SmallCeremony {
  Lot() : SmallCeremony(false) {
    commit({1, 2, 3});
    reveal(contributions({1, 2, 3}));
  }
  void sign(unsigned slot, const std::string& text) const {
    put_evidence("04-lot1-reveal", "slot-" + std::to_string(slot) + ".sig",
                 tests::signature(tests::kFirstSlotKey + slot - 1, text));
  }
};

std::string refusal(const Record& record, Moment now, const LotSteps& lot = kAsSecond) {
  return tests::refusal_of([&] { check_may_be_voided(record, lot, now); });
}

TEST(Voiding, OnlyValidSignaturesOfOthersThanTheOfficeCount) {
  const Lot lot;
  EXPECT_TRUE(close_signers(lot.record(), kAsSecond).empty());
  const std::string close = lot.close("100");
  for (unsigned slot = 1; slot <= 3; ++slot) lot.sign(slot, close);
  std::set<unsigned> expected;
  for (unsigned slot = 1; slot <= 3; ++slot) {
    if (!lot.order().slots[slot - 1].office) expected.insert(slot);
  }
  EXPECT_LT(expected.size(), 3U);  // one of the three is the office's
  EXPECT_EQ(close_signers(lot.record(), kAsSecond), expected);
  lot.sign(*expected.begin(), "another close");
  expected.erase(expected.begin());
  EXPECT_EQ(close_signers(lot.record(), kAsSecond), expected);
}

TEST(Voiding, ALotThatIsClosedOrCanStillBeClosedIsNotVoided) {
  const Lot lot;
  // Round 100 of a round a minute from the genesis on.
  const std::string close = lot.close("100");
  const Moment due = kEarly + std::chrono::minutes(99);
  EXPECT_EQ(closing_time(lot.record(), kAsSecond, kEarly), ClosingTime::kNotOver);
  EXPECT_EQ(closing_time(lot.record(), kAsSecond, due), ClosingTime::kOver);
  EXPECT_NE(refusal(lot.record(), kEarly).find("its close can still be signed"), std::string::npos);
  EXPECT_EQ(refusal(lot.record(), due), "");
  for (unsigned slot = 1; slot <= 3; ++slot) lot.sign(slot, close);
  EXPECT_TRUE(is_signed_by_contributors(lot.record(), kAsSecond));
  EXPECT_NE(refusal(lot.record(), due).find("are enough"), std::string::npos);
}

TEST(Voiding, ALotThatTooFewCommittedToIsNotWaitedFor) {
  SmallCeremony lot(false);
  lot.commit({1});
  lot.reveal(lot.contributions({1}));
  (void)lot.close("100");
  EXPECT_EQ(closing_time(lot.record(), kAsSecond, kEarly), ClosingTime::kNotOver);
  EXPECT_EQ(refusal(lot.record(), kEarly), "");
}

TEST(Voiding, WithoutACloseNoClockSaysAnything) {
  const Lot lot;
  EXPECT_EQ(closing_time(lot.record(), kAsSecond, kEarly), ClosingTime::kUnknown);
  EXPECT_EQ(refusal(lot.record(), kEarly), "");
}

TEST(Voiding, ItTakesASecondLotWitnessesAndBeaconsAndEndsAfterFive) {
  const Lot lot;
  EXPECT_NE(refusal(lot.record(), kEarly, kLot1).find("only a second lot is voided"), std::string::npos);
  Record record = lot.record();
  EXPECT_EQ(why_never_void(record, second_lot(Course{.corrected = false, .voids = kMostVoids - 1})), std::nullopt);
  EXPECT_EQ(why_never_void(record, second_lot(Course{.corrected = false, .voids = kMostVoids})), "it was voided 5 times already");
  record.order.beacons.clear();
  EXPECT_EQ(why_never_void(record, kAsSecond), "the order has no beacons, so that its seed is known");
  record.order.witnesses.reset();
  EXPECT_EQ(why_never_void(record, kAsSecond),
            "the order has no witnesses, so that nobody but the office stood for it");
}

}  // namespace
}  // namespace klero::selection
