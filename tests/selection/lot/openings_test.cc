#include "selection/lot/openings.h"

#include <gtest/gtest.h>

#include "crypto/escrow/deposit_text.h"
#include "selection/lot/deposits.h"

namespace klero::selection {
namespace {

// Three slots, three holders of whom two open.
class Openings : public ::testing::Test {
 protected:
  Openings() {
    order.slots.resize(3);
    order.escrow = Escrow{{}, 2};
    for (int i = 0; i < 3; ++i) {
      holders.push_back(crypto::Scalar::random());
      order.escrow->holders.push_back(
          {crypto::holder_key(holders.back()).hex(), "H" + std::to_string(i), ""});
    }
    for (unsigned slot = 1; slot <= 3; ++slot) {
      made[slot] = crypto::make_deposit(escrow_terms(order, place(slot)));
      documents[slot] = deposit_document(order, place(slot), made[slot].deposit);
    }
  }

  [[nodiscard]] LotPlace place(unsigned slot) const { return {base.checksum, base.lot, slot}; }

  [[nodiscard]] std::string share(unsigned slot, unsigned holder) const {
    return crypto::write_opened_share(crypto::open_share(escrow_terms(order, place(slot)),
                                                         made.at(slot).deposit, holder,
                                                         holders[holder - 1]));
  }

  [[nodiscard]] CheckedOpenings open() const {
    return open_deposits(order, base, documents, handed);
  }

  Order order;
  LotBase base{1, std::string(64, 'b')};
  std::vector<crypto::Scalar> holders;
  std::map<unsigned, crypto::SecretDeposit> made;
  SlotFiles documents;
  HandedOpenings handed;
};

TEST_F(Openings, ContributorAndAnyTwoHoldersLeadToTheSameContribution) {
  handed.by_contributor[1] = write_opening(made[1].opening);
  const CheckedOpenings own = open();
  EXPECT_EQ(own.contributions.at(1),
            contribution_text(order, place(1), crypto::locked_point(made[1].opening).hex()));
  EXPECT_TRUE(own.by_escrow.empty());
  for (const auto& [one, other] : {std::pair(1U, 2U), std::pair(1U, 3U), std::pair(3U, 2U)}) {
    handed = {};
    handed.by_holder[{1, one}] = share(1, one);
    handed.by_holder[{1, other}] = share(1, other);
    const CheckedOpenings escrow = open();
    EXPECT_EQ(escrow.contributions, own.contributions) << one << other;
    EXPECT_EQ(escrow.by_escrow, std::set<unsigned>{1});
    const auto again = opened_contribution(order, place(1), documents[1], escrow.openings.at(1));
    ASSERT_TRUE(std::holds_alternative<std::string>(again));
    EXPECT_EQ(std::get<0>(again), own.contributions.at(1));
  }
}

TEST_F(Openings, OneHolderAloneOpensNothingAndIsToldSo) {
  handed.by_holder[{2, 3}] = share(2, 3);
  const CheckedOpenings checked = open();
  EXPECT_TRUE(checked.contributions.empty());
  ASSERT_EQ(checked.refused.size(), 1U);
  EXPECT_EQ(checked.refused[0].slot, 2U);
  EXPECT_EQ(checked.refused[0].why, "1 of 2 holders needed opened it");
}

TEST_F(Openings, WrongSharesCountForNothingAndHarmNobody) {
  handed.by_holder[{2, 1}] = share(2, 1);
  handed.by_holder[{2, 2}] = share(3, 2);  // of another slot's deposit
  handed.by_holder[{2, 3}] = share(2, 3);
  const CheckedOpenings checked = open();
  EXPECT_TRUE(checked.contributions.contains(2));
  ASSERT_EQ(checked.refused.size(), 1U);
  EXPECT_TRUE(checked.refused[0].why.starts_with("opened-2-by-2.txt: ")) << checked.refused[0].why;
}

TEST_F(Openings, AWrongScalarGivesWayToTheHolders) {
  handed.by_contributor[3] = write_opening(made[1].opening);
  handed.by_holder[{3, 1}] = share(3, 1);
  handed.by_holder[{3, 2}] = share(3, 2);
  const CheckedOpenings checked = open();
  EXPECT_EQ(checked.by_escrow, std::set<unsigned>{3});
  ASSERT_EQ(checked.refused.size(), 1U);
  EXPECT_TRUE(checked.refused[0].why.starts_with("opening-3.txt: line 1: ")) << checked.refused[0].why;
}

TEST_F(Openings, AnAbsentSlotHasNothingToOpen) {
  documents.erase(2);
  handed.by_contributor[2] = write_opening(made[2].opening);
  const CheckedOpenings checked = open();
  EXPECT_FALSE(checked.contributions.contains(2));
  ASSERT_EQ(checked.refused.size(), 1U);
  EXPECT_EQ(checked.refused[0].slot, 2U);
}

// Rule 4.2 and 4.11: a deposit is bound to slot and lot, and one that nobody could open is none.
TEST_F(Openings, ADepositOfAnotherPlaceIsRefused) {
  const auto right = read_commitment_document(order, place(1), documents[1]);
  ASSERT_TRUE(std::holds_alternative<std::string>(right));
  EXPECT_EQ(std::get<0>(right), made[1].deposit.coefficients.front().hex());
  std::string copied = documents[1];
  copied.replace(copied.find("slot 1"), 6, "slot 2");
  EXPECT_TRUE(std::holds_alternative<NotThis>(read_commitment_document(order, place(2), copied)));
  EXPECT_TRUE(
      std::holds_alternative<NotThis>(read_commitment_document(order, place(2), documents[1])));
  std::string damaged = documents[1];
  damaged[damaged.size() - 2] = damaged[damaged.size() - 2] == '0' ? '1' : '0';
  EXPECT_TRUE(std::holds_alternative<NotThis>(read_commitment_document(order, place(1), damaged)));
}

}  // namespace
}  // namespace klero::selection
