// The grammar of section 7a: 5 rows and 3 quotas throughout.

#include "verifier/rebuild/certificate/read_certificate.h"

#include <gtest/gtest.h>

#include "tests/verifier/rebuild/certificate/read_text.h"

namespace klero::verifier {
namespace {

// The line of the first flaw; 0 if there is none.
std::uint64_t flaw(const std::string& text) {
  const CertificateText read = read_text(text, 5, 3);
  EXPECT_EQ(read.certificate.has_value(), read.findings.empty());
  return read.findings.empty() ? 0 : read.findings.shown.at(0).line;
}

const std::string kClaim =
    "claim 0 - bound - 0\n"
    "claim 0 - weight 1 -2\n"
    "claim 0 - weight 4 3\n"
    "claim 0 0 case - 1\n"
    "claim 0 0 member 0 1\n"
    "claim 0 0 member 3 1\n"
    "claim 0 1 leaf - 1\n"
    "claim 0 1 seats 0 -4\n"
    "claim 0 1 branch 0 2\n"
    "claim 0 2 leaf - 0\n"
    "claim 0 2 most 2 1\n";
const std::string kLevel = "level 1 - seats 0 1\n";

TEST(ReadCertificate, ReadsClaimsTreesAndLevels) {
  const auto read = read_text(kClaim + kLevel + "level 1 - person 4 7\nlevel 2 - claim 0 1\n", 5, 3);
  ASSERT_TRUE(read.certificate.has_value());
  ASSERT_EQ(read.certificate->claims.size(), 1U);
  const FairnessClaim& claim = read.certificate->claims[0];
  EXPECT_EQ(claim.weights.size(), 2U);
  ASSERT_EQ(claim.nodes.size(), 3U);
  EXPECT_EQ(claim.nodes[0].members, (std::vector<std::uint32_t>{0, 3}));
  EXPECT_FALSE(claim.nodes[1].second);
  EXPECT_TRUE(claim.nodes[2].second);
  EXPECT_EQ(claim.nodes[2].depth, 1U);
  ASSERT_EQ(read.certificate->levels.size(), 2U);
  EXPECT_EQ(read.certificate->levels[0].factors.size(), 2U);
}

TEST(ReadCertificate, NothingIsACertificateThatClaimsNothing) {
  const auto read = read_text("", 5, 3);
  ASSERT_TRUE(read.certificate.has_value());
  EXPECT_TRUE(read.certificate->empty());
}

TEST(ReadCertificate, ATreeHasAnEndAndNothingBehindIt) {
  EXPECT_EQ(flaw("claim 0 - bound - 0\n" + kLevel), 3U);
  EXPECT_EQ(flaw("claim 0 - bound - 0\n"), 2U);
  EXPECT_EQ(flaw("claim 0 - bound - 0\nclaim 0 0 case - 1\nclaim 0 1 leaf - 1\n" + kLevel), 5U);
  EXPECT_EQ(flaw("claim 0 - bound - 0\nclaim 0 0 leaf - 1\nclaim 0 1 leaf - 1\n" + kLevel), 4U);
  EXPECT_EQ(flaw("claim 0 - bound - 0\nclaim 0 0 leaf - 1\n" + kLevel), 0U);
}

TEST(ReadCertificate, EveryLineHasOnePlace) {
  EXPECT_EQ(flaw(kLevel + kClaim), 3U);                          // claims first
  EXPECT_EQ(flaw("claim 1 - bound - 0\n"), 2U);                  // numbered from 0
  EXPECT_EQ(flaw("claim 00 - bound - 0\n"), 2U);
  EXPECT_EQ(flaw("claim 0 - weight 1 1\n"), 2U);                 // bound first
  EXPECT_EQ(flaw("claim 0 - bound 0 0\n"), 2U);
  EXPECT_EQ(flaw("claim 0 0 bound - 0\n"), 2U);
  EXPECT_EQ(flaw(kClaim + "claim 0 - weight 4 3\n"), 13U);       // weights before nodes
  EXPECT_EQ(flaw(kClaim + "claim 0 1 most 1 3\n"), 13U);         // factors behind their leaf
  EXPECT_EQ(flaw(kClaim + kLevel + "level 3 - seats 0 1\n"), 14U);
  EXPECT_EQ(flaw("level 0 - seats 0 1\n"), 2U);
  EXPECT_EQ(flaw("level 1 0 seats 0 1\n"), 2U);
  EXPECT_EQ(flaw("note 1 - seats 0 1\n"), 2U);
}

TEST(ReadCertificate, RowsAscendAndExist) {
  const std::string bound = "claim 0 - bound - 0\n";
  EXPECT_EQ(flaw(bound + "claim 0 - weight 5 1\n"), 3U);
  EXPECT_EQ(flaw(bound + "claim 0 - weight 1 0\n"), 3U);
  EXPECT_EQ(flaw(bound + "claim 0 - weight 1 1\nclaim 0 - weight 1 1\n"), 4U);
  const std::string node = bound + "claim 0 0 case - 1\n";
  EXPECT_EQ(flaw(node + "claim 0 0 member 5 1\n"), 4U);
  EXPECT_EQ(flaw(node + "claim 0 0 member 2 2\n"), 4U);
  EXPECT_EQ(flaw(node + "claim 0 0 member 2 1\nclaim 0 0 member 2 1\n"), 5U);
  EXPECT_EQ(flaw(node + "claim 0 0 seats 0 1\n"), 4U);  // a case has no factors
}

TEST(ReadCertificate, FactorsHaveTheirSignsAndIndices) {
  const std::string leaf = "claim 0 - bound - 0\nclaim 0 0 leaf - 1\n";
  for (const char* wrong :
       {"seats 0 0", "seats 1 1", "most 3 1", "most 0 0", "most 0 -1", "least 0 -1", "claim 0 1",
        "person 0 1", "branch 0 1", "member 0 1", "household 0 1", "most - 1", "most 0 -0",
        "most 0 01", "most 0 1125899906842625", "most 0 +1"}) {
    EXPECT_EQ(flaw(leaf + "claim 0 0 " + wrong + "\n"), 4U) << wrong;
  }
  for (const char* right : {"seats 0 -1", "most 2 1", "least 0 1", "most 0 1125899906842624"}) {
    EXPECT_EQ(flaw(leaf + "claim 0 0 " + right + "\n" + kLevel), 0U) << right;
  }
  EXPECT_EQ(flaw(leaf + "claim 0 0 most 1 1\nclaim 0 0 most 1 1\n"), 5U);
  EXPECT_EQ(flaw(leaf + "claim 0 0 most 1 1\nclaim 0 0 least 1 1\n" + kLevel), 0U);
  EXPECT_EQ(flaw("level 1 - branch 0 1\n"), 2U);
  EXPECT_EQ(flaw("level 1 - person 5 1\n"), 2U);
  EXPECT_EQ(flaw("level 1 - claim 0 1\n"), 2U);
  EXPECT_EQ(flaw("claim 0 - bound - 0\nclaim 0 0 leaf - -1\n"), 3U);
}

TEST(ReadCertificate, TreesAndLevelsAreBounded) {
  std::string deep = "claim 0 - bound - 0\n";
  for (int node = 0; node < 64; ++node) {
    deep += "claim 0 " + std::to_string(node) + " case - 0\n";
  }
  EXPECT_EQ(flaw(deep + "claim 0 64 case - 0\n"), 67U);
  for (int node = 64; node < 129; ++node) {
    deep += "claim 0 " + std::to_string(node) + " leaf - 0\n";
  }
  EXPECT_EQ(flaw(deep + kLevel), 0U);
  std::string levels;
  for (int level = 1; level <= 200; ++level) {
    levels += "level " + std::to_string(level) + " - seats 0 1\n";
  }
  EXPECT_EQ(flaw(levels), 0U);
  EXPECT_EQ(flaw(levels + "level 201 - seats 0 1\n"), 202U);
}

TEST(ReadCertificate, TheLotteryStandsFirstAndSaysMoreThanOnePanel) {
  EXPECT_EQ(read_text("lottery - - within - 3\n" + kClaim + kLevel, 5, 3).certificate->within, 3U);
  EXPECT_EQ(read_text(kClaim + kLevel, 5, 3).certificate->within, 1U);
  EXPECT_EQ(flaw("lottery - - within - 1\n" + kLevel), 2U);
  EXPECT_EQ(flaw("lottery - - within - 4\n" + kLevel), 2U);  // more than a hundredth of 300
  EXPECT_EQ(flaw("lottery 0 - within - 2\n" + kLevel), 2U);
  EXPECT_EQ(flaw("lottery - 0 within - 2\n" + kLevel), 2U);
  EXPECT_EQ(flaw("lottery - - within 0 2\n" + kLevel), 2U);
  EXPECT_EQ(flaw("lottery - - bound - 2\n" + kLevel), 2U);
  EXPECT_EQ(flaw("lottery - - within - 2\nlottery - - within - 2\n" + kLevel), 3U);
  EXPECT_EQ(flaw(kLevel + "lottery - - within - 2\n"), 3U);
  EXPECT_FALSE(read_text("lottery - - within - 2\n", 5, 3).certificate->empty());
}

TEST(ReadCertificate, SignedNumbersHaveOneForm) {
  EXPECT_EQ(read_signed("0"), 0);
  EXPECT_EQ(read_signed("-7"), -7);
  EXPECT_EQ(read_signed("-1125899906842624"), -1125899906842624);
  for (const char* wrong : {"", "-", "-0", "--1", "+1", "01", "-01", "1 ", "1125899906842625",
                            "-1125899906842625", "18446744073709551616"}) {
    EXPECT_EQ(read_signed(wrong), std::nullopt) << wrong;
  }
}

}  // namespace
}  // namespace klero::verifier
