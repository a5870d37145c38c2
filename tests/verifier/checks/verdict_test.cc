// Protocol section 12.

#include <gtest/gtest.h>

#include "verifier/report/report.h"
#include "verifier/report/words.h"

namespace klero::verifier {
namespace {

CheckResult result(State state) {
  CheckResult made;
  made.outcome.saw();
  if (state == State::kFail) {
    made.outcome.fail({"", 0, "a", "b"});
  } else if (state == State::kError) {
    made.outcome.blocked("1.2");
  } else if (state == State::kNotChecked) {
    made.outcome.not_checked({"because", "weil"});
  } else if (state == State::kManual) {
    made.outcome.manual({"look", "schau"});
  }
  return made;
}

Verdict judged(std::initializer_list<State> states, std::vector<Shortfall> shortfalls) {
  std::vector<CheckResult> results;
  for (const State state : states) {
    results.push_back(result(state));
  }
  return judge(results, shortfalls);
}

TEST(Verdict, VerifiedNeedsNothingWrongNothingUnclearAndNothingLacking) {
  EXPECT_EQ(judged({State::kPass, State::kNotChecked, State::kManual}, {}), Verdict::kVerified);
  EXPECT_EQ(judged({State::kPass}, {Shortfall::kNoAnchor}), Verdict::kRightSoFar);
  EXPECT_EQ(judged({State::kPass}, {Shortfall::kUnfinished}), Verdict::kRightSoFar);
}

TEST(Verdict, WrongComesBeforeUnclearAndUnclearBeforeUnfinished) {
  EXPECT_EQ(judged({State::kFail, State::kError}, {Shortfall::kNoAnchor}), Verdict::kWrong);
  EXPECT_EQ(judged({State::kError, State::kPass}, {Shortfall::kNoAnchor}), Verdict::kCouldNotCheck);
}

TEST(Verdict, TheSentenceSaysItInBothLanguages) {
  Report report;
  report.results = {result(State::kFail), result(State::kPass)};
  report.verdict = Verdict::kWrong;
  EXPECT_EQ(verdict_sentence(report, Language::kEnglish),
            "wrong: 1 check failed; this record must not be relied on");
  EXPECT_TRUE(verdict_sentence(report, Language::kGerman).starts_with("falsch: "));
  report.verdict = Verdict::kRightSoFar;
  report.shortfalls = {Shortfall::kNoAnchor, Shortfall::kUnfinished};
  EXPECT_EQ(verdict_sentence(report, Language::kEnglish),
            "right as far as it goes, but not verified: no checksum of the order was given, so "
            "nothing shows that this is the order that was announced; the draw is unfinished");
}

}  // namespace
}  // namespace klero::verifier
