#include "selection/people/own_contribution.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "tests/selection/people/small_ceremony.h"

namespace klero::selection {
namespace {

using tests::SmallCeremony;

std::string why_not(const Order& order, const LotPlace& place, std::string_view bytes) {
  const auto read = read_own_secret(order, place, bytes);
  const auto* fault = std::get_if<NotThis>(&read);
  return fault == nullptr ? "" : fault->why;
}

TEST(OwnContribution, WithoutAnEscrowTheSecretIsTheContribution) {
  const SmallCeremony lot(false);
  const OwnContribution own = lot.own(2);
  EXPECT_EQ(own.contribution, lot.secret(2));
  EXPECT_EQ(own.reveal, own.contribution);
  EXPECT_EQ(own.reveal_name, "slot-2.txt");
  EXPECT_EQ(own.commitment_document,
            "kleroterion/rehearsal/commitment/v1\nafter " + lot.place(2).base + "\nlot 1\nslot 2\nsha256 " +
                commitment_to(lot.secret(2)) + "\n");
}

TEST(OwnContribution, WithAnEscrowTheSecretIsTheDepositAndWhatOpensIt) {
  const SmallCeremony lot(true);
  const OwnContribution own = lot.own(2);
  EXPECT_EQ(lot.secret(2), own.commitment_document + own.reveal);
  EXPECT_EQ(own.reveal.substr(0, 7), "scalar ");
  EXPECT_EQ(own.reveal_name, "opening-2.txt");
  const auto deposit = std::get<crypto::Deposit>(
      read_deposit_document(lot.order(), lot.place(2), own.commitment_document));
  // K is what any two of the three holders find.
  for (const auto& [one, other] : std::vector<std::pair<unsigned, unsigned>>{{1, 2}, {1, 3}, {2, 3}}) {
    const auto point = read_opening(lot.order(), lot.place(2), deposit, lot.opened(2, one) + lot.opened(2, other));
    EXPECT_EQ(own.contribution, contribution_text(lot.order(), lot.place(2), std::get<crypto::Point>(point).hex()));
  }
}

TEST(OwnContribution, IsNewEveryTime) {
  for (const bool with_escrow : {false, true}) {
    const SmallCeremony lot(with_escrow);
    EXPECT_NE(new_own_secret(lot.order(), lot.place(1)), new_own_secret(lot.order(), lot.place(1)));
  }
}

TEST(OwnContribution, BelongsToOneLotAndSlot) {
  for (const bool with_escrow : {false, true}) {
    SCOPED_TRACE(with_escrow);
    const SmallCeremony lot(with_escrow);
    EXPECT_EQ(why_not(lot.order(), lot.place(1), lot.secret(1)), "");
    EXPECT_EQ(why_not(lot.order(), lot.place(2), lot.secret(1)), "line 4: expected 'slot 2', got 'slot 1'");
    LotPlace other = lot.place(1);
    other.lot = 2;
    EXPECT_EQ(why_not(lot.order(), other, lot.secret(1)), "line 3: expected 'lot 2', got 'lot 1'");
  }
}

TEST(OwnContribution, RefusesADamagedFileWithoutShowingTheSecret) {
  const SmallCeremony lot(true);
  const std::string& good = lot.secret(1);
  EXPECT_NE(why_not(lot.order(), lot.place(1), ""), "");
  EXPECT_NE(why_not(lot.order(), lot.place(1), good.substr(0, good.size() - 1)), "");
  EXPECT_NE(why_not(lot.order(), lot.place(1), lot.own(1).commitment_document), "");
  // The scalar of another deposit.
  const std::string why = why_not(lot.order(), lot.place(1), lot.own(1).commitment_document + lot.own(2).reveal);
  EXPECT_EQ(why.substr(0, 15), "its last line: ");
  EXPECT_EQ(why.find(lot.own(2).reveal.substr(7, 64)), std::string::npos);
}

}  // namespace
}  // namespace klero::selection
