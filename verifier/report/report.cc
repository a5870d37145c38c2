#include "verifier/report/report.h"

#include <algorithm>

namespace klero::verifier {

Verdict judge(const std::vector<CheckResult>& results, const std::vector<Shortfall>& shortfalls) {
  const auto any = [&](State state) {
    return std::any_of(results.begin(), results.end(), [&](const CheckResult& result) {
      return result.outcome.state() == state;
    });
  };
  if (any(State::kFail)) {
    return Verdict::kWrong;
  }
  if (any(State::kError)) {
    return Verdict::kCouldNotCheck;
  }
  return shortfalls.empty() ? Verdict::kVerified : Verdict::kRightSoFar;
}

}  // namespace klero::verifier
