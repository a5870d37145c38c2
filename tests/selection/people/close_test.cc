#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "selection/people/absence.h"
#include "selection/people/close_look.h"
#include "tests/selection/people/small_ceremony.h"

namespace klero::selection {
namespace {

using tests::kFirstWitnessKey;
using tests::kGenesis;
using tests::refusal_of;
using tests::signature;
using tests::SmallCeremony;

Moment at(std::uint64_t seconds) { return Moment(std::chrono::seconds(seconds)); }

// A lot in which slot 2 never committed and slot 3 keeps its secret; its close names round 11, due
// ten minutes after the genesis.
class Closed : public testing::Test {
 protected:
  Closed() {
    lot_.commit({1, 3});
    lot_.reveal(lot_.contributions({1}));
    close_ = lot_.close("11");
  }
  void cosign(unsigned witness, const std::string& message) const {
    lot_.put_evidence("04-lot1-reveal", "witness-" + std::to_string(witness) + ".sig",
                      signature(kFirstWitnessKey + witness - 1, message));
  }
  [[nodiscard]] AbsenceToSign absence(std::size_t beacon, const std::string& instead, std::uint64_t now) const {
    return absence_to_sign(lot_.record(), 4, beacon, instead, at(now));
  }

  SmallCeremony lot_{true};
  std::string close_;
  std::uint64_t due_ = kGenesis + 600;
};

TEST_F(Closed, IsReadWithItsBeaconsAndItsGaps) {
  const CloseLook look = look_at_close(lot_.record(), 4);
  EXPECT_EQ(look.close, close_);
  EXPECT_EQ(look.instances, (std::vector<std::string>{"dice", "drand 11"}));
  EXPECT_EQ(look.absent, std::vector<unsigned>{2});
  EXPECT_EQ(look.missing, std::vector<unsigned>{3});
  EXPECT_EQ(look.by_escrow, std::vector<unsigned>{});
}

TEST_F(Closed, SaysWhomTheHoldersOpened) {
  lot_.put_evidence("04-lot1-reveal", "opening-1.txt", lot_.opened(1, 1) + lot_.opened(1, 2));
  EXPECT_EQ(look_at_close(lot_.record(), 4).by_escrow, std::vector<unsigned>{1});
}

TEST_F(Closed, IsRefusedIfItIsTheCloseOfAnotherStep) {
  lot_.put_evidence("04-lot1-reveal", "close.txt",
                    close_text(lot_.order(), {"04-lot1-reveal", std::string(64, 'a')}, {"dice", "drand 11"}));
  EXPECT_EQ(refusal_of([&] { (void)look_at_close(lot_.record(), 4); }),
            "close.txt is not the close of step 04-lot1-reveal: line 3: expected 'checksum " +
                checksum_of(lot_.record(), 4) + "', got 'checksum " + std::string(64, 'a') + "'");
}

TEST_F(Closed, ComesBeforeItsBeacons) {
  const CloseLook look = look_at_close(lot_.record(), 4);
  EXPECT_EQ(refusal_of([&] { check_in_time(lot_.record(), 4, look, at(due_ - 1)); }), "");
  EXPECT_EQ(refusal_of([&] { check_in_time(lot_.record(), 4, look, at(due_)); }),
            "the close comes too late for beacon 2, drand 11: expected it to be signed before "
            "2027-01-15 08:10 UTC, and it is 2027-01-15 08:10 UTC");
}

TEST_F(Closed, WithTimestampsComesEarlierByTheirMargin) {
  const CloseLook look = look_at_close(lot_.record(), 4);
  Record record = lot_.record();
  record.order.timestamps = Timestamps{.authority = "Office of Time", .margin = 10};
  EXPECT_EQ(refusal_of([&] { check_in_time(record, 4, look, at(due_ - 601)); }), "");
  EXPECT_EQ(refusal_of([&] { check_in_time(record, 4, look, at(due_ - 600)); }),
            "the close comes too late for beacon 2, drand 11: expected it to be signed 10 minutes before "
            "2027-01-15 08:10 UTC, and it is 2027-01-15 08:00 UTC");
}

TEST_F(Closed, AStampAtTheMarginIsInTimeAndASecondLaterIsNot) {
  Record record = lot_.record();
  record.order.timestamps = Timestamps{.authority = "Office of Time", .margin = 10};
  EXPECT_EQ(refusal_of([&] { check_stamped_in_time(record, 4, at(due_ - 600)); }), "");
  EXPECT_EQ(refusal_of([&] { check_stamped_in_time(record, 4, at(due_ - 599)); }),
            "the timestamp comes too late for beacon 2, drand 11: expected it to be made 10 minutes before "
            "2027-01-15 08:10 UTC, and it was made 2027-01-15 08:00 UTC");
}

TEST_F(Closed, CountsCosignaturesOfTheCloseOnce) {
  EXPECT_EQ(refusal_of([&] { check_cosigned(lot_.record(), 4); }),
            "step 04-lot1-reveal is not cosigned yet: expected the signatures of 2 witnesses in its evidence, got 0");
  cosign(1, close_);
  cosign(3, list_of_step(lot_.record(), 4));  // not what a closing step's cosignature signs
  EXPECT_EQ(cosigners(lot_.record(), 4), std::set<unsigned>{1});
  cosign(3, close_);
  EXPECT_EQ(cosigners(lot_.record(), 4), (std::set<unsigned>{1, 3}));
  EXPECT_EQ(refusal_of([&] { check_cosigned(lot_.record(), 4); }), "");
}

TEST_F(Closed, OtherStepsAreCosignedByTheirList) {
  EXPECT_TRUE(is_cosigned_step(lot_.record(), 3));
  EXPECT_FALSE(is_closing_step(lot_.record(), 3));
  lot_.put_evidence("03-lot1-commit", "witness-2.sig", signature(kFirstWitnessKey + 1, list_of_step(lot_.record(), 3)));
  EXPECT_EQ(cosigners(lot_.record(), 3), std::set<unsigned>{2});
}

TEST_F(Closed, AbsenceOfABeaconIsSignedWhenItsTimeHasPassed) {
  cosign(1, close_);
  cosign(2, close_);
  EXPECT_EQ(refusal_of([&] { (void)absence(2, "", due_); }),
            "beacon 2 (drand 11) can still come: its time is 2027-01-15 08:10 UTC, and it is 2027-01-15 08:10 UTC");
  const AbsenceToSign to_sign = absence(2, "", due_ + 1);
  EXPECT_EQ(to_sign.text, "kleroterion/rehearsal/absence/v1\nstep 04-lot1-reveal\nchecksum " +
                              checksum_of(lot_.record(), 4) + "\nbeacon 2 drand 11\ninstead dice\n");
  EXPECT_EQ(to_sign.instead, "dice");
}

TEST_F(Closed, AbsenceNeedsACosignedCloseAndAFallback) {
  EXPECT_NE(refusal_of([&] { (void)absence(2, "", due_ + 1); }).find("is not cosigned yet"), std::string::npos);
  EXPECT_EQ(refusal_of([&] { (void)absence(1, "", due_ + 1); }), "beacon 1 has no fallback in the order");
  EXPECT_EQ(refusal_of([&] { (void)absence(3, "", due_ + 1); }), "no such beacon: expected 1 to 2, got 3");
}

TEST_F(Closed, AbsenceNamesAnInstanceOfTheFallbackThatIsToCome) {
  cosign(1, close_);
  cosign(2, close_);
  EXPECT_EQ(refusal_of([&] { (void)absence(2, "drand 12", due_ + 1); }),
            "'drand 12' is no instance of the fallback: expected for instance 'dice'");
  lot_.put_evidence("04-lot1-reveal", "absence-2.txt", "garbage\n");
  EXPECT_NE(refusal_of([&] { (void)absence(2, "", due_ + 1); }).find("is not the absence of this beacon"),
            std::string::npos);
}

}  // namespace
}  // namespace klero::selection
