#include "selection/panel/certificate/certificate.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "crypto/base/error.h"
#include "selection/panel/build.h"
#include "selection/panel/certificate/big_integer.h"
#include "selection/panel/certificate/check.h"
#include "tests/selection/panel/pool_generator.h"
#include "tests/selection/panel/problem_text.h"

namespace klero::selection {
namespace {

constexpr std::uint32_t kPanels = 1000;

struct Case {
  QuotaProblem problem;
  Built built;
};

// 70 people in several levels, among them such that are certain to sit.
const Case& seventy() {
  static const Case kept = [] {
    Case made;
    made.problem = test::generate_pool({70, 24, {2, 4, 3, 4}}, 1070);
    made.built = std::get<Built>(build_portfolio(made.problem, kPanels));
    return made;
  }();
  return kept;
}

std::vector<std::string> faults(const Case& one, const Certificate& certificate) {
  return check_certificate(one.problem, one.built.portfolio, certificate).findings;
}

TEST(Certificate, OfABuiltPortfolioHolds) {
  const Case& one = seventy();
  EXPECT_GE(one.built.certificate.levels.size(), 5U);
  const CertificateCheck check =
      check_certificate(one.problem, one.built.portfolio, one.built.certificate);
  EXPECT_EQ(check.findings, std::vector<std::string>{});
  EXPECT_EQ(check.chances, one.built.chances);
  EXPECT_LE(check.largest_deviation_milli, 1000U);
}

TEST(Certificate, ByHand) {
  // Two of four; one seat for the first three at most: 1/3 each, and the fourth always sits.
  const QuotaProblem problem = test::parse_problem(2, 4, "0-1:0,1,2");
  Certificate certificate;
  certificate.levels.push_back({{{Multiplier::Of::most, 0, 1}}});
  certificate.levels.push_back({{{Multiplier::Of::seats, 0, 1}}});
  certificate.within = 0;  // exactly
  const CertificateCheck check = check_certificate(problem, 3, {1, 1, 1, 3}, certificate);
  EXPECT_EQ(check.findings, std::vector<std::string>{});
  EXPECT_EQ(check.chances, (std::vector<Nano>{333'333'333, 333'333'333, 333'333'333, kCertainty}));
}

// Of the factors of a level some may have another value: those of inequalities of which all members
// are pinned already. Then the level says the same; any other change is refused.
TEST(Certificate, AWrongDualIsRefused) {
  const Case& one = seventy();
  std::size_t refused = 0;
  std::size_t tried = 0;
  const auto judge = [&](const Certificate& forged) {
    const CertificateCheck check = check_certificate(one.problem, one.built.portfolio, forged);
    EXPECT_TRUE(!check.findings.empty() || check.chances == one.built.chances);
    refused += check.findings.empty() ? 0U : 1U;
    ++tried;
  };
  for (std::size_t level = 0; level < one.built.certificate.levels.size(); ++level) {
    for (std::size_t m = 0; m < one.built.certificate.levels[level].multipliers.size(); ++m) {
      SCOPED_TRACE(std::to_string(level) + " " + std::to_string(m));
      Certificate forged = one.built.certificate;
      ++forged.levels[level].multipliers[m].factor;
      judge(forged);
      forged = one.built.certificate;
      forged.levels[level].multipliers.erase(forged.levels[level].multipliers.begin() +
                                             static_cast<std::ptrdiff_t>(m));
      judge(forged);
    }
  }
  EXPECT_GT(refused, tried * 2 / 3);
}

TEST(Certificate, ASkippedLevelIsRefused) {
  const Case& one = seventy();
  for (std::size_t level = 0; level < one.built.certificate.levels.size(); ++level) {
    Certificate forged = one.built.certificate;
    forged.levels.erase(forged.levels.begin() + static_cast<std::ptrdiff_t>(level));
    EXPECT_FALSE(faults(one, forged).empty()) << level;
  }
}

TEST(Certificate, ALotteryLessFairThanClaimedIsRefused) {
  const Case& one = seventy();
  std::vector<std::uint32_t> counts = one.built.counts;
  const auto least = std::ranges::min_element(counts);
  const auto most = std::ranges::max_element(counts);
  *least -= 3;
  *most += 3;
  EXPECT_FALSE(
      check_certificate(one.problem, kPanels, counts, one.built.certificate).findings.empty());
}

TEST(Certificate, ALotteryIsAsNearAsTheCertificateSays) {
  const QuotaProblem problem = test::parse_problem(2, 4, "0-1:0,1,2");
  Certificate certificate;
  certificate.levels.push_back({{{Multiplier::Of::most, 0, 1}}});
  certificate.levels.push_back({{{Multiplier::Of::seats, 0, 1}}});
  const std::vector<std::uint32_t> counts = {102, 98, 100, 300};
  EXPECT_EQ(check_certificate(problem, 300, counts, certificate).within, 2U);
  EXPECT_EQ(check_certificate(problem, 300, {100, 101, 99, 300}, certificate).within, 1U);
  for (std::uint32_t within = 0; within < 4; ++within) {
    certificate.within = within;
    EXPECT_EQ(check_certificate(problem, 300, counts, certificate).findings.empty(), within >= 2)
        << within;
  }
  // The farthest that a record may say.
  EXPECT_EQ(most_within(99), 1U);
  EXPECT_EQ(most_within(199), 1U);
  EXPECT_EQ(most_within(1000), 10U);
}

TEST(Certificate, AFriendInEveryPanelIsRefused) {
  const Case& one = seventy();
  Portfolio rigged = one.built.portfolio;
  const Row friendly = static_cast<Row>(std::ranges::min_element(one.built.counts) -
                                        one.built.counts.begin());
  for (Panel& panel : rigged.panels) {
    if (std::ranges::find(panel, friendly) == panel.end()) {
      panel.back() = friendly;
      std::ranges::sort(panel);
    }
  }
  EXPECT_FALSE(check_certificate(one.problem, rigged, one.built.certificate).findings.empty());
}

// A small overclaim at the first level makes the rest vacuous: whoever is added to that level with a
// tiny weight is "pinned" there. The chances then do not keep the quotas exactly, and that is asked.
TEST(Certificate, SomebodySneakedIntoALowerLevelIsRefused) {
  const Case& one = seventy();
  const Row enemy = static_cast<Row>(std::ranges::max_element(one.built.counts) -
                                     one.built.counts.begin());
  Certificate forged = one.built.certificate;
  for (Multiplier& multiplier : forged.levels[0].multipliers) {
    multiplier.factor *= 1'000'000'000;
  }
  forged.levels[0].multipliers.push_back({Multiplier::Of::person, enemy, 1});
  forged.within = kPanels;
  const CertificateCheck check = check_certificate(one.problem, one.built.portfolio, forged);
  EXPECT_FALSE(check.findings.empty());
}

TEST(Certificate, ClaimsNeedAProof) {
  // Nobody of the first three may sit, so the claim that row 0 never sits is true; that row 3 never
  // sits is false.
  const QuotaProblem problem = test::parse_problem(2, 5, "0-0:0,1,2");
  ProofNode leaf;
  leaf.scale = 1;
  leaf.multipliers = {{Multiplier::Of::most, 0, 1}};
  const Claim right{{{0, 1}}, 0, {leaf}};
  EXPECT_EQ(check_claim(problem, {right}, 0), std::nullopt);
  EXPECT_NE(check_claim(problem, {Claim{{{3, 1}}, 0, {leaf}}}, 0), std::nullopt);
  EXPECT_NE(check_claim(problem, {Claim{{{0, 1}}, 0, {}}}, 0), std::nullopt);
  EXPECT_NE(check_claim(problem, {Claim{{{0, 1}}, -1, {leaf}}}, 0), std::nullopt);
  EXPECT_NE(check_claim(problem, {Claim{{{5, 1}}, 0, {leaf}}}, 0), std::nullopt);
}

TEST(Certificate, AClaimByCasesNeedsBothCases) {
  // Of rows 0, 1, 2 each two are one household of a kind: at most one of each pair, so at most one
  // of the three; on average one and a half would do.
  const QuotaProblem problem = test::parse_problem(1, 4, "0-1:0,1|0-1:1,2|0-1:0,2");
  const std::vector<Weight> weights = {{0, 1}, {1, 1}, {2, 1}};
  ProofNode branch;
  branch.leaf = false;
  branch.rows = {0};
  branch.limit = 0;
  ProofNode without;  // row 0 out: rows 1 and 2 share a quota
  without.scale = 1;
  without.multipliers = {{Multiplier::Of::most, 1, 1}, {Multiplier::Of::branch, 0, 1}};
  ProofNode with;  // row 0 in: neither 1 nor 2
  with.scale = 1;
  with.multipliers = {{Multiplier::Of::most, 0, 1}, {Multiplier::Of::most, 2, 1},
                      {Multiplier::Of::branch, 0, 1}};
  EXPECT_EQ(check_claim(problem, {Claim{weights, 1, {branch, without, with}}}, 0), std::nullopt);
  EXPECT_NE(check_claim(problem, {Claim{weights, 1, {branch, without}}}, 0), std::nullopt);
  EXPECT_NE(check_claim(problem, {Claim{weights, 1, {branch, with, without}}}, 0), std::nullopt);
  EXPECT_NE(check_claim(problem, {Claim{weights, 1, {branch, without, with, with}}}, 0),
            std::nullopt);
  EXPECT_NE(check_claim(problem, {Claim{weights, 0, {branch, without, with}}}, 0), std::nullopt);
}

TEST(Certificate, OutOfRangeIsRefusedNotRead) {
  const QuotaProblem problem = test::parse_problem(2, 4, "0-1:0,1,2");
  for (const Multiplier& bad : std::vector<Multiplier>{{Multiplier::Of::most, 1, 1},
                                                       {Multiplier::Of::household, 0, 1},
                                                       {Multiplier::Of::claim, 0, 1},
                                                       {Multiplier::Of::branch, 0, 1},
                                                       {Multiplier::Of::person, 4, 1},
                                                       {Multiplier::Of::seats, 1, 1},
                                                       {Multiplier::Of::most, 0, 0},
                                                       {Multiplier::Of::most, 0, -1},
                                                       {Multiplier::Of::most, 0, INT64_MAX}}) {
    Certificate certificate;
    certificate.levels.push_back({{bad}});
    EXPECT_FALSE(check_certificate(problem, 3, {1, 1, 1, 3}, certificate).findings.empty());
  }
  EXPECT_FALSE(check_certificate(problem, 3, {1, 1, 1}, {}).findings.empty());
  EXPECT_FALSE(check_certificate(problem, 3, {1, 1, 1, 3}, {}).findings.empty());
}

TEST(Certificate, TextReadsBackAndNothingElseDoes) {
  Certificate certificate = seventy().built.certificate;
  ProofNode branch;
  branch.leaf = false;
  branch.rows = {1, 5};
  branch.limit = 1;
  ProofNode leaf;
  leaf.scale = 3;
  leaf.multipliers = {{Multiplier::Of::seats, 0, -2}, {Multiplier::Of::branch, 0, 7}};
  certificate.claims = {Claim{{{2, -1}, {4, 5}}, -3, {branch, leaf, leaf}}, Claim{{}, -1, {}}};
  const std::string text = encode_certificate(certificate);
  EXPECT_EQ(parse_certificate(text), certificate);
  certificate.within = 3;
  EXPECT_EQ(parse_certificate(encode_certificate(certificate)), certificate);
  for (const std::string& wrong :
       {std::string(), text.substr(1), text + "\n", text + "x", text.substr(0, text.size() - 1),
        text + "level\t99\t-\tseats\t0\t1\n", text + "claim\t2\t-\tweight\t0\t1\n"}) {
    EXPECT_THROW((void)parse_certificate(wrong), crypto::Error);
  }
}

TEST(BigInteger, CountsPastSixtyFourBits) {
  // 3^50 by repeated multiplication, and back by subtraction: 717897987691852588770249.
  BigInteger power(1);
  for (int i = 0; i < 50; ++i) {
    power *= 3;
  }
  BigInteger expected(717'897'987'691);
  expected *= 1'000'000'000'000;
  expected += BigInteger(852'588'770'249);
  EXPECT_EQ(power, expected);
  EXPECT_LT(BigInteger(0) - power, BigInteger(-1));
  EXPECT_EQ(power - expected, BigInteger(0));
  EXPECT_LT(power * -1, power);
  EXPECT_DOUBLE_EQ(BigInteger::ratio(power, power * 4), 0.25);
  EXPECT_DOUBLE_EQ(BigInteger::ratio(power * -3, power * 4), -0.75);
  BigInteger smallest(INT64_MIN);
  EXPECT_EQ(smallest - smallest, BigInteger(0));
}

}  // namespace
}  // namespace klero::selection
