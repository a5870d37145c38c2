// Who would have had to collude, case by case: protocol section 12.

#include "verifier/report/collusion.h"

#include <gtest/gtest.h>

namespace klero::verifier {
namespace {

SeedTrust lot() {
  SeedTrust seed;
  seed.about = {"lot 1", "Los 1"};
  seed.has_slots = true;
  seed.secrets = {"A", "B"};
  seed.signers = {"A", "B"};
  seed.signed_twice = 2;
  return seed;
}

std::string said(const SeedTrust& seed) { return collusion_sentence({seed}).english; }

TEST(Collusion, WithoutBeaconAndEscrowItSaysWhatWithholdersCanDo) {
  EXPECT_EQ(said(lot()),
            "to steer lot 1 before its close all of these would have had to collude: A and B; and as "
            "there is neither beacon nor escrow, w of them who reveal last could choose among 2^w "
            "outcomes by withholding; to exchange its close afterwards: the office with at least 2 of "
            "A and B, who would have signed two closes");
  SeedTrust withheld = lot();
  withheld.missing = {"C", "D"};
  EXPECT_NE(said(withheld).find("; withheld: C and D, who could choose among at most 2^2 outcomes"),
            std::string::npos);
}

TEST(Collusion, WithABeaconNobodyGainsByWithholding) {
  SeedTrust seed = lot();
  seed.beacons = {{"20 dice (Rathaus)", "20 Würfe (Rathaus)"}, {"drand 110", "drand 110"}};
  seed.missing = {"C"};
  EXPECT_EQ(said(seed),
            "to steer lot 1 before its close all of these would have had to collude: A and B, and to "
            "foresee 20 dice (Rathaus) and drand 110; after it whoever could choose the value of drand 110, "
            "the last of them; withheld: C, who could gain nothing by it, as a beacon followed; to exchange its close once the beacons were known: the "
            "office with at least 2 of A and B, who would have signed two closes");
}

TEST(Collusion, SlotsOfTheOfficeCountOnceAndAsTheOffice) {
  SeedTrust seed = lot();
  seed.office_secrets = 2;
  EXPECT_NE(said(seed).find("to collude: A, B and the office (2 of the secrets);"), std::string::npos);
  seed.secrets.clear();
  EXPECT_NE(said(seed).find("to collude: the office (2 of the secrets);"), std::string::npos);
}

TEST(Collusion, WithAnEscrowWithholdingNeedsHolders) {
  SeedTrust seed = lot();
  seed.holders = {"H1", "H2", "H3"};
  seed.threshold = 2;
  EXPECT_NE(said(seed).find("(or 2 of the escrow's holders H1, H2 and H3, opening early, with one of "
                            "these who had not committed yet)"),
            std::string::npos);
  EXPECT_NE(said(seed).find("w of them could choose among 2^w outcomes by withholding, if 2 of the "
                            "escrow's holders H1, H2 and H3 had refused to open"),
            std::string::npos);
}

TEST(Collusion, AfterTheBeaconWitnessesAndTheAuthorityAreNeededToo) {
  SeedTrust seed = lot();
  seed.beacons = {{"drand 110", "drand 110"}};
  seed.witnesses = {"W1", "W2"};
  seed.cosigned_twice = 1;
  seed.authority = "TSA";
  EXPECT_TRUE(said(seed).ends_with(
      "the office with at least 2 of A and B and at least 1 of W1 and W2, who would have signed two "
      "closes, and TSA, dating a stamp back"))
      << said(seed);
}

TEST(Collusion, ABeaconThatDidNotComeRestsOnTheWitnesses) {
  SeedTrust seed = lot();
  seed.beacons = {{"20 dice (Rathaus)", "20 Würfe (Rathaus)"}};
  seed.unheard = {"lotto 2026-03-11"};
  EXPECT_NE(said(seed).find("; that these did not come rests on the word of the witnesses: lotto "
                            "2026-03-11"),
            std::string::npos);
}

TEST(Collusion, AReplacementHasNoContributors) {
  SeedTrust seed;
  seed.about = {"14-replacement", "14-replacement"};
  EXPECT_EQ(said(seed),
            "to steer 14-replacement before its close the office, which writes the list of leavers, "
            "would have had to know the second seed, as no beacon follows; to exchange its close "
            "afterwards: the office alone");
  seed.beacons = {{"drand 110", "drand 110"}};
  EXPECT_NE(said(seed).find("would have had to foresee drand 110; after it whoever could choose the value "
                            "of drand 110; to exchange"), std::string::npos);
}

TEST(Collusion, AllSeedsStandInOneSentenceOfEachLanguage) {
  EXPECT_TRUE(collusion_sentence({}).empty());
  SeedTrust second = lot();
  second.about = {"lot 2", "Los 2"};
  const Said both = collusion_sentence({lot(), second});
  EXPECT_NE(both.english.find("; to steer lot 2 "), std::string::npos);
  EXPECT_TRUE(both.german.starts_with(
      "um Los 1 vor dem Abschluss zu steuern, hätten sich alle diese absprechen müssen: A und B; und weil "
      "es weder öffentlichen Zufall noch Hinterlegung gibt"));
  EXPECT_NE(both.german.find("; um Los 2 "), std::string::npos);
}

}  // namespace
}  // namespace klero::verifier
