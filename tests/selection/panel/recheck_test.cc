#include "selection/panel/recheck/recheck.h"

#include <gtest/gtest.h>

#include "tests/selection/panel/problem_text.h"

namespace klero::selection {
namespace {

// Six people, three seats: one or two of the first three, at most two of the last four.
QuotaProblem six() { return test::parse_problem(3, 6, "1-2:0,1,2|0-2:2,3,4,5", "1,4"); }

std::vector<std::string> faults_of(const Panel& panel, Bounds bounds = Bounds::strict) {
  std::vector<std::string> texts;
  for (const PanelFinding& finding : recheck_panel(six(), panel, bounds)) {
    texts.push_back(finding.what);
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST(Recheck, APanelThatKeepsEverythingHasNoFinding) {
  EXPECT_EQ(faults_of({0, 1, 3}), Texts{});
}

TEST(Recheck, TellsEachFault) {
  EXPECT_EQ(faults_of({0, 3}), Texts{"expected 3 members, got 2"});
  EXPECT_EQ(faults_of({0, 1, 3, 5}), Texts{"expected 3 members, got 4"});
  EXPECT_EQ(faults_of({0, 3, 6}),
            (Texts{"row 6: the pool has only 6"}));
  EXPECT_EQ(faults_of({0, 3, 3}), Texts{"row 3 after row 3: expected strictly rising rows"});
  EXPECT_EQ(faults_of({3, 0, 1}), Texts{"row 0 after row 3: expected strictly rising rows"});
  EXPECT_EQ(faults_of({3, 4, 5}), (Texts{"quota quota 0: expected 1 to 2 members, got 0",
                                         "quota quota 1: expected 0 to 2 members, got 3"}));
  EXPECT_EQ(faults_of({0, 1, 2}), Texts{"quota quota 0: expected 1 to 2 members, got 3"});
  EXPECT_EQ(faults_of({0, 1, 4}), Texts{"household of row 1: expected at most 1 member, got 2"});
}

TEST(Recheck, FlexBoundsAreAskedForExpressly) {
  QuotaProblem problem = six();
  problem.quotas[0].max_flex = 3;
  EXPECT_EQ(recheck_panel(problem, {0, 1, 2}, Bounds::strict).size(), 1U);
  EXPECT_EQ(recheck_panel(problem, {0, 1, 2}, Bounds::flex).size(), 0U);
}

TEST(Recheck, NamesThePanelByItsNumber) {
  const Portfolio portfolio{{{0, 1, 3}, {0, 3}, {0, 2, 5}, {3, 4, 5}}};
  const std::vector<PanelFinding> findings = recheck(six(), portfolio);
  ASSERT_EQ(findings.size(), 3U);
  EXPECT_EQ(findings[0].panel, 1U);
  EXPECT_EQ(findings[1].panel, 3U);
  EXPECT_EQ(findings[2].panel, 3U);
}

TEST(Recheck, NoPanelAtAllIsAFinding) { EXPECT_EQ(recheck(six(), {}).size(), 1U); }

TEST(Recheck, CountsAreThoseOfThePanels) {
  EXPECT_EQ(count_panels({{{0, 1, 3}, {0, 2, 5}}}, 6),
            (std::vector<std::uint32_t>{2, 1, 1, 1, 0, 1}));
}

}  // namespace
}  // namespace klero::selection
