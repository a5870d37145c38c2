// Section 7a on small problems; all chances and proofs by hand.

#include "verifier/rebuild/certificate/check_certificate.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/verifier/rebuild/certificate/read_text.h"

namespace klero::verifier {
namespace {

TEST(Big, ComputesExactly) {
  const Big two_to_100(Wide{1} << 100);
  EXPECT_EQ(two_to_100 * two_to_100, Big(Wide{1} << 120) * Big(Wide{1} << 80));
  EXPECT_LT(Big(-5), Big(-4));
  EXPECT_EQ(Big(-5) * Big(7), Big(-35));
  EXPECT_EQ(Big(3) - Big(5), Big(-2));
  EXPECT_EQ(Big(3) + Big(-3), Big());
  EXPECT_GT(two_to_100 * two_to_100, two_to_100 * two_to_100 - Big(1));
  EXPECT_EQ(to_text(-(Wide{1} << 100)), "-1267650600228229401496703205376");
  EXPECT_EQ(to_text(0), "0");
}

TEST(Big, AgreesWithShorterNumbersAndWithItself) {
  const unsigned seed = 5;
  RecordProperty("seed", static_cast<int>(seed));
  std::mt19937_64 numbers(seed);
  const auto any = [&] {
    const auto bits = static_cast<int>(numbers() % 63);
    const Wide value = static_cast<std::int64_t>(numbers() >> (63 - bits) >> 1);
    return numbers() % 2 == 0 ? value : -value;
  };
  Big long_one(1);
  for (int i = 0; i < 2000; ++i) {
    const Wide a = any();
    const Wide b = any();
    EXPECT_EQ(Big(a) + Big(b), Big(a + b));
    EXPECT_EQ(Big(a) - Big(b), Big(a - b));
    EXPECT_EQ(Big(a) * Big(b), Big(a * b));
    EXPECT_EQ(Big(a) <=> Big(b), a <=> b);
    // (x + a)(x - a) = x^2 - a^2, x of some thousand bits.
    EXPECT_EQ((long_one + Big(a)) * (long_one - Big(a)), long_one * long_one - Big(a * a));
    long_one = i % 50 == 0 ? long_one * Big(a == 0 ? 3 : a) : long_one;
  }
}

struct Made {
  std::uint64_t seats = 0;
  std::uint64_t panels = 0;
  std::vector<std::vector<std::uint32_t>> categories;  // of each column and row
  std::vector<std::vector<std::pair<std::uint64_t, std::uint64_t>>> bounds;
  std::vector<std::uint64_t> counts;

  // What is wrong with a certificate for it: "" or the first expectation.
  [[nodiscard]] std::string judged(const std::string& text) const {
    FairnessProblem problem{seats, panels, {}, counts};
    std::uint64_t quotas = 0;
    for (std::size_t c = 0; c < bounds.size(); ++c) {
      problem.columns.push_back({bounds[c], categories[c]});
      quotas += bounds[c].size();
    }
    CertificateText read = read_text(text, counts.size(), quotas);
    if (read.certificate) {
      check_claims(problem, *read.certificate, "c", read.findings);
      check_levels(problem, *read.certificate, "c", read.findings);
    }
    return read.findings.empty() ? "" : read.findings.shown[0].expected;
  }
};

// The example of docs/fairness.md: four people, two seats, at most one of rows 0, 1, 2.
Made at_most_one_of_three() {
  return {2, 30, {{0, 0, 0, 1}}, {{{0, 1}, {0, 1}}}, {10, 10, 10, 30}};
}
const std::string kThirds = "level 1 - most 0 1\nlevel 2 - seats 0 1\n";

TEST(Levels, TheExampleOfTheDocumentHolds) {
  EXPECT_EQ(at_most_one_of_three().judged(kThirds), "");
}

TEST(Levels, CountsMayDifferByOnePanel) {
  Made made = at_most_one_of_three();
  made.counts = {11, 10, 9, 30};
  EXPECT_EQ(made.judged(kThirds), "");
  made.counts = {12, 9, 9, 30};
  EXPECT_EQ(made.judged(kThirds), "row 0: within 1 panel of the chance of level 1");
  made.counts = {10, 10, 11, 28};
  EXPECT_EQ(made.judged(kThirds), "row 3: within 1 panel of the chance of level 2");
}

TEST(Levels, CountsMayDifferByAsManyPanelsAsTheLotterySays) {
  const std::string two = "lottery - - within - 2\n" + kThirds;
  Made made = at_most_one_of_three();
  made.counts = {12, 9, 9, 30};
  EXPECT_EQ(made.judged(two), "");
  made.counts = {13, 8, 9, 30};
  EXPECT_EQ(made.judged(two), "row 0: within 2 panels of the chance of level 1");
}

TEST(Levels, EveryRowMustBePinned) {
  EXPECT_EQ(at_most_one_of_three().judged("level 1 - most 0 1\n"), "levels that pin every row");
}

TEST(Levels, ChancesDoNotFall) {
  EXPECT_EQ(at_most_one_of_three().judged("level 1 - most 1 1\nlevel 2 - seats 0 1\n"),
            "level 2: z not smaller than at the level before");
}

TEST(Levels, ATinyMultipleOfPersonIsNotOverlooked) {
  // It raises the first chance by a hair that no count shows.
  EXPECT_EQ(at_most_one_of_three().judged(
                "level 1 - most 0 1000000\nlevel 1 - person 0 1\nlevel 2 - seats 0 1\n"),
            "chances that keep quota 0, 0 to 1");
}

TEST(Levels, NobodyNotPinnedMayHaveANegativeFactor) {
  EXPECT_EQ(at_most_one_of_three().judged("level 1 - least 1 1\nlevel 1 - most 0 1\n"),
            "level 1: r of at least 0 for every row not pinned yet");
}

TEST(Levels, ALevelPinsSomebody) {
  EXPECT_EQ(at_most_one_of_three().judged(kThirds + "level 3 - most 0 1\n"),
            "level 3: r above 0 for a row not pinned yet");
}

TEST(Levels, AChanceIsAtMostOne) {
  // Nobody of rows 0 and 1, two seats for row 2: the quotas are kept, and the sum.
  const Made made{2, 10, {{0, 0, 1}}, {{{0, 0}, {0, 2}}}, {0, 0, 20}};
  EXPECT_EQ(made.judged("level 1 - most 0 1\nlevel 2 - seats 0 1\n"), "chances of at most 1");
}

TEST(Levels, WithoutQuotasAllAreAlike) {
  const Made made{2, 10, {}, {}, {5, 5, 5, 5}};
  EXPECT_EQ(made.judged("level 1 - seats 0 1\n"), "");
}

// Four people, two seats, both for rows 1, 2, 3: row 0 is in no panel.
Made without_row_0() {
  return {2, 3, {{0, 1, 1, 1}}, {{{0, 1}, {2, 2}}}, {0, 2, 2, 2}};
}
const std::string kExcluded =
    "claim 0 - bound - 0\nclaim 0 - weight 0 1\nclaim 0 0 leaf - 1\nclaim 0 0 seats 0 1\n"
    "claim 0 0 least 1 1\n";

TEST(Claims, WhoFitsInNoPanelIsPinnedAtZero) {
  EXPECT_EQ(without_row_0().judged(kExcluded + "level 1 - seats 0 1\n"), "");
}

TEST(Claims, WhoIsExcludedStandsInNoPanelAtAll) {
  Made made = without_row_0();
  made.counts = {1, 2, 2, 1};
  EXPECT_EQ(made.judged(kExcluded + "level 1 - seats 0 1\n"),
            "row 0: no panel, because a claim excludes it");
}

TEST(Claims, AnUnprovenExclusionIsRefused) {
  const std::string unproven =
      "claim 0 - bound - 0\nclaim 0 - weight 1 1\nclaim 0 0 leaf - 1\nclaim 0 0 seats 0 1\n";
  EXPECT_EQ(without_row_0().judged(unproven + "level 1 - seats 0 1\n"),
            "claim 0: a leaf with a sum below 1");
  // 0 < 0 is not so either.
  EXPECT_EQ(without_row_0().judged(
                "claim 0 - bound - 0\nclaim 0 - weight 1 1\nclaim 0 0 leaf - 0\nlevel 1 - seats 0 1\n"),
            "claim 0: a leaf with a sum below 0");
}

// Rows 0, 1, 2: no two of them together, by three quotas; row 3 is free. One seat of them at most.
Made triangle() {
  return {2,
          30,
          {{0, 0, 1, 1}, {1, 0, 0, 1}, {0, 1, 0, 1}},
          {{{0, 1}, {0, 2}}, {{0, 1}, {0, 2}}, {{0, 1}, {0, 2}}},
          {10, 10, 10, 30}};
}
// Quota 0 is rows 0 and 1; quota 2 rows 1 and 2; quota 4 rows 0 and 2.
const std::string kTriangle =
    "claim 0 - bound - 1\nclaim 0 - weight 0 1\nclaim 0 - weight 1 1\nclaim 0 - weight 2 1\n";
const std::string kTriangleLevels = "level 1 - claim 0 1\nlevel 2 - seats 0 1\n";

TEST(Claims, WholeNumbersRoundDown) {
  // Twice the sum of the three is at most 3, so the sum is at most 1.
  const std::string factors = "claim 0 0 most 0 1\nclaim 0 0 most 2 1\nclaim 0 0 most 4 1\n";
  EXPECT_EQ(triangle().judged(kTriangle + "claim 0 0 leaf - 2\n" + factors + kTriangleLevels), "");
  EXPECT_EQ(triangle().judged(kTriangle + "claim 0 0 leaf - 1\n" + factors + kTriangleLevels),
            "claim 0: a leaf with a sum below 2");
}

TEST(Claims, CasesAreDistinguished) {
  const std::string tree =
      "claim 0 0 case - 0\nclaim 0 0 member 0 1\n"
      "claim 0 1 leaf - 1\nclaim 0 1 most 2 1\nclaim 0 1 branch 0 1\n"
      "claim 0 2 leaf - 1\nclaim 0 2 most 0 1\nclaim 0 2 most 4 1\nclaim 0 2 branch 0 1\n";
  EXPECT_EQ(triangle().judged(kTriangle + tree + kTriangleLevels), "");
  // The same without the case in the second leaf, and with the leaves exchanged.
  EXPECT_NE(triangle().judged(kTriangle +
                              "claim 0 0 case - 0\nclaim 0 0 member 0 1\n"
                              "claim 0 1 leaf - 1\nclaim 0 1 most 2 1\nclaim 0 1 branch 0 1\n"
                              "claim 0 2 leaf - 1\nclaim 0 2 most 0 1\nclaim 0 2 most 4 1\n" +
                              kTriangleLevels),
            "");
  EXPECT_NE(triangle().judged(kTriangle +
                              "claim 0 0 case - 0\nclaim 0 0 member 0 1\n"
                              "claim 0 1 leaf - 1\nclaim 0 1 most 0 1\nclaim 0 1 most 4 1\n"
                              "claim 0 1 branch 0 1\n"
                              "claim 0 2 leaf - 1\nclaim 0 2 most 2 1\nclaim 0 2 branch 0 1\n" +
                              kTriangleLevels),
            "");
}

TEST(Claims, ThePinnedChancesKeepEveryClaim) {
  // y_3 <= 0 cannot be proven; were it, row 3 would have to be at 0.
  EXPECT_NE(triangle().judged("claim 0 - bound - 1\nclaim 0 - weight 0 3\nclaim 0 0 leaf - 1\n"
                              "claim 0 0 most 0 3\n" +
                              std::string("level 1 - seats 0 1\n")),
            "");
}

TEST(Claims, TooMuchWorkIsAnErrorAndNoVerdict) {
  constexpr std::size_t kRows = 1'000'000;
  Made made = at_most_one_of_three();
  made.counts.assign(kRows, 0);
  made.categories[0].assign(kRows, 0);
  std::string text;
  for (int claim = 0; claim < 4001; ++claim) {
    const std::string name = "claim " + std::to_string(claim);
    text += name + " - bound - 0\n" + name + " 0 leaf - 0\n";
  }
  EXPECT_THROW((void)made.judged(text + kThirds), std::runtime_error);
}

}  // namespace
}  // namespace klero::verifier
