// Rules 2.14, 4.2, 4.7, 4.11 and 4.12: deposits and how they are opened.

#include <gtest/gtest.h>

#include "crypto/escrow/deposit_text.h"
#include "tests/verifier/checks/made_record.h"
#include "verifier/checks/section_2_order.h"
#include "verifier/checks/section_4_lot.h"

namespace klero::verifier {
namespace {

using crypto::Json;

struct TestHolder {
  crypto::Scalar secret = crypto::Scalar::random();
  crypto::Point key = crypto::holder_key(secret);
};

const std::vector<TestHolder>& holders() {
  static const std::vector<TestHolder> all(3);
  return all;
}

Json with_escrow(unsigned threshold = 2) {
  Json order = base_order();
  Json list = Json::array();
  for (const TestHolder& holder : holders()) {
    const auto proof = crypto::prove_same_log(
        crypto::possession_statement("real", {"escrow key"}, holder.key), holder.secret);
    list.push_back({{"key", holder.key.hex()},
                    {"name", "H" + std::to_string(list.size() + 1)},
                    {"proof", crypto::write_same_log(proof)}});
  }
  order["escrow"] = {{"holders", list}, {"threshold", threshold}};
  return order;
}

State judged(const Json& order) {
  MadeRecord record(order);
  return state_of(check_2_14_escrow, record);
}

TEST(Escrow, EachHolderHasAKeyOfHisOwnWithProof) {
  EXPECT_EQ(judged(with_escrow()), State::kPass);
  EXPECT_EQ(judged(base_order()), State::kNotChecked);
  EXPECT_EQ(judged(with_escrow(3)), State::kPass);
  EXPECT_EQ(judged(with_escrow(4)), State::kFail);
  EXPECT_EQ(judged(with_escrow(0)), State::kFail);
  Json order = with_escrow();
  order["escrow"]["holders"][1] = order["escrow"]["holders"][0];
  EXPECT_EQ(judged(order), State::kFail);
  order = with_escrow();
  order["escrow"]["holders"][1]["proof"] = order["escrow"]["holders"][0]["proof"];
  EXPECT_EQ(judged(order), State::kFail);
  order["escrow"]["holders"][1]["proof"] = "none";
  EXPECT_EQ(judged(order), State::kFail);
  order = with_escrow();
  order["escrow"]["holders"][1]["key"] = std::string(64, '0');
  EXPECT_EQ(judged(order), State::kFail);
  order["escrow"]["holders"][1]["key"] = std::string(64, 'f');
  EXPECT_EQ(judged(order), State::kFail);
  order["escrow"]["holders"] = Json::array();
  EXPECT_EQ(judged(order), State::kFail);
}

// Slot 2 has deposited and revealed himself, slot 3 was opened by holders 1 and 3.
class EscrowTest : public testing::Test {
 protected:
  EscrowTest() {
    record.reach(5);
    record.x.group = 1;
    record.x.lot().committed = {SlotState::kAbsent, SlotState::kCommitted, SlotState::kCommitted,
                                SlotState::kAbsent};
    record.x.lot().revealed = {SlotState::kAbsent, SlotState::kRevealed, SlotState::kRevealed,
                               SlotState::kAbsent};
    record.x.lot().commitments.resize(4);
    record.x.lot().deposits.resize(4);
    for (const unsigned slot : {2U, 3U}) {
      deposits.push_back(crypto::make_deposit(terms(slot)));
      put_deposit(slot, deposits.back().deposit);
      put_contribution(slot, crypto::locked_point(deposits.back().opening));
    }
    record.add_evidence(4, "opening-2.txt", "scalar " + deposits[0].opening.hex() + "\n");
    record.add_evidence(4, "opening-3.txt", opened(1) + opened(3));
  }

  crypto::EscrowTerms terms(unsigned slot) const {
    return escrow_terms(*record.x.order, {1, *record.scan.steps[1].checksum}, slot).value();
  }
  std::string head(const std::string& kind, unsigned slot) const {
    return "kleroterion/rehearsal/" + kind + "/v1\nafter " +
           crypto::to_hex(*record.scan.steps[1].checksum) + "\nlot 1\nslot " +
           std::to_string(slot) + "\n";
  }
  void put_deposit(unsigned slot, const crypto::Deposit& deposit) {
    record.add(3, "slot-" + std::to_string(slot) + ".txt",
               head("commitment", slot) + crypto::write_deposit(deposit), FileForm::kText);
  }
  void put_contribution(unsigned slot, const crypto::Point& point) {
    record.add(4, "slot-" + std::to_string(slot) + ".txt",
               head("contribution", slot) + "point " + point.hex() + "\n", FileForm::kText);
  }
  // The line of a holder about slot 3.
  std::string opened(unsigned holder) const {
    return crypto::write_opened_share(crypto::open_share(terms(3), deposits[1].deposit, holder,
                                                         holders()[holder - 1].secret));
  }
  // 4.2, 4.11, 4.12 and 4.7, as P, F, E or N.
  std::string states() {
    std::string all;
    for (auto check : {check_4_2_commitment_documents, check_4_11_deposits, check_4_12_openings,
                       check_4_7_reveals_open_their_commitments}) {
      all += name_of(state_of(check, record)).front();
    }
    return all;
  }

  MadeRecord record{with_escrow()};
  std::vector<crypto::SecretDeposit> deposits;
};

TEST_F(EscrowTest, WhoeverOpensTheContributionIsWhatWasDeposited) {
  EXPECT_EQ(states(), "PPPP");
  EXPECT_TRUE(record.x.lot().openings[1]->holders.empty());
  EXPECT_EQ(record.x.lot().openings[2]->holders, (std::vector<std::size_t>{1, 3}));
  record.add_evidence(4, "opening-3.txt", opened(1) + opened(2) + opened(3));
  EXPECT_EQ(states(), "PPPP");
}

TEST_F(EscrowTest, AnotherPointIsNotWhatWasDeposited) {
  put_contribution(3, crypto::locked_point(deposits[0].opening));
  EXPECT_EQ(states(), "PPPF");
}

TEST_F(EscrowTest, TooFewHoldersOrAWrongShareOpenNothing) {
  const std::string right = opened(1);
  std::string wrong = right;
  wrong[wrong.size() - 2] = wrong[wrong.size() - 2] == '0' ? '1' : '0';
  for (const std::string& text : {opened(1), opened(3) + opened(1), opened(1) + opened(1), wrong + opened(3),
                                  right + right.substr(0, 9), std::string("scalar\n"),
                                  "scalar " + deposits[0].opening.hex() + "\n"}) {
    record.add_evidence(4, "opening-3.txt", text);
    EXPECT_EQ(states(), "PPFE") << text;
  }
}

TEST_F(EscrowTest, OpeningsAreThereForThoseWhoRevealedAndNobodyElse) {
  record.remove_evidence(4, "opening-3.txt");
  EXPECT_EQ(states(), "PPFE");
  record.add_evidence(4, "opening-3.txt", opened(1) + opened(3));
  record.x.lot().revealed[2] = SlotState::kMissing;
  EXPECT_EQ(states().substr(0, 3), "PPF");
}

TEST_F(EscrowTest, AnothersDepositIsNoDepositOfThisSlot) {
  put_deposit(3, deposits[0].deposit);
  EXPECT_EQ(states(), "PFEE");
}

TEST_F(EscrowTest, ADepositForAnotherThresholdIsNone) {
  crypto::EscrowTerms other = terms(3);
  other.threshold = 1;
  put_deposit(3, crypto::make_deposit(other).deposit);
  EXPECT_EQ(states(), "PFEE");
}

TEST_F(EscrowTest, WhatCannotBeReadIsNoCommitmentDocument) {
  record.add(3, "slot-3.txt", head("commitment", 3) + "garbage\n", FileForm::kText);
  EXPECT_EQ(states(), "FEEE");
}

}  // namespace
}  // namespace klero::verifier
