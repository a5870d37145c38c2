#include "verifier/checks/outcome.h"

#include <gtest/gtest.h>

namespace klero::verifier {
namespace {

Finding finding() { return {"file", 1, "a", "b"}; }

TEST(Outcome, WithNothingToLookAtNothingIsPassed) {
  Outcome outcome;
  EXPECT_EQ(outcome.state(), State::kNotChecked);
  EXPECT_EQ(outcome.reason().english, "nothing to look at");
  outcome.saw();
  EXPECT_EQ(outcome.state(), State::kPass);
  EXPECT_TRUE(outcome.reason().empty());
}

TEST(Outcome, AFindingWinsOverEverythingElse) {
  Outcome outcome;
  outcome.blocked("1.9", "file");
  outcome.manual({"look", "schau"});
  outcome.not_checked({"because", "weil"});
  EXPECT_EQ(outcome.state(), State::kError);
  outcome.fail(finding());
  EXPECT_EQ(outcome.state(), State::kFail);
}

TEST(Outcome, ABlockedCheckNamesTheRule) {
  Outcome outcome;
  outcome.blocked("1.9", "02-frame/strata.tsv");
  outcome.blocked("1.9", "02-frame/strata.tsv");
  outcome.blocked("2.2");
  EXPECT_EQ(outcome.reason().english,
            "not evaluated because 1.9 failed for 02-frame/strata.tsv; not evaluated because 2.2 "
            "failed");
}

TEST(Outcome, OnlyWhatIsIntactCanBeBuiltUpon) {
  Outcome failed;
  failed.fail(finding());
  EXPECT_FALSE(failed.usable());
  failed.usable_anyway();
  EXPECT_TRUE(failed.usable());
  Outcome blocked;
  blocked.blocked("1.2");
  EXPECT_FALSE(blocked.usable());
  Outcome not_checked;
  not_checked.not_checked({"does not apply", "entfällt"});
  EXPECT_TRUE(not_checked.usable());
}

TEST(Outcome, ManyFindingsAreCountedAndFewAreShown) {
  Outcome outcome;
  for (int i = 0; i < 1000; ++i) {
    outcome.fail(finding());
  }
  EXPECT_EQ(outcome.findings().shown.size(), Findings::kShown);
  EXPECT_EQ(outcome.findings().more, 1000 - Findings::kShown);
  Findings others;
  others.add(outcome.findings());
  EXPECT_EQ(others.shown.size() + others.more, 1000U);
}

}  // namespace
}  // namespace klero::verifier
