// The texts of a lot, as protocol section 4 writes them.

#include "verifier/rebuild/lot.h"

#include <gtest/gtest.h>

namespace klero::verifier {
namespace {

const std::string kBase(64, 'a');
const std::string kHash(64, 'b');

LotPlace place() { return {2, crypto::digest_from_hex(kBase).value()}; }

std::string commitment(const std::string& lot, const std::string& slot) {
  return "kleroterion/real/commitment/v1\nafter " + kBase + "\nlot " + lot + "\nslot " + slot +
         "\nsha256 " + kHash + "\n";
}

TEST(LotTexts, ACommitmentIsReadFromItsDocument) {
  EXPECT_EQ(read_commitment(Order(), place(), 3, commitment("2", "3")),
            crypto::digest_from_hex(kHash));
}

TEST(LotTexts, ACommitmentOfAnotherSlotLotOrModeIsNone) {
  EXPECT_FALSE(read_commitment(Order(), place(), 4, commitment("2", "3")));
  EXPECT_FALSE(read_commitment(Order(), place(), 3, commitment("1", "3")));
  Order rehearsal;
  rehearsal.rehearsal = true;
  EXPECT_FALSE(read_commitment(rehearsal, place(), 3, commitment("2", "3")));
}

TEST(LotTexts, NotAByteMayBeAddedOrMissing) {
  const std::string right = commitment("2", "3");
  EXPECT_FALSE(read_commitment(Order(), place(), 3, right + "\n"));
  EXPECT_FALSE(read_commitment(Order(), place(), 3, right.substr(0, right.size() - 1)));
  EXPECT_FALSE(read_commitment(Order(), place(), 3, " " + right));
  EXPECT_FALSE(read_commitment(Order(), place(), 3, ""));
  EXPECT_FALSE(read_commitment(Order(), place(), 3, commitment("2", "03")));
}

TEST(LotTexts, AContributionHasItsOwnLabel) {
  const std::string text = "kleroterion/real/contribution/v1\nafter " + kBase +
                           "\nlot 2\nslot 3\nsecret " + kHash + "\n";
  EXPECT_TRUE(is_contribution(Order(), place(), 3, text));
  EXPECT_FALSE(is_contribution(Order(), place(), 3, commitment("2", "3")));
}

}  // namespace
}  // namespace klero::verifier
