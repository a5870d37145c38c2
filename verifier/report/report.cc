#include "verifier/report/report.h"

#include <algorithm>

namespace klero::verifier {

bool has_passed(const Report& report, std::string_view number) {
  const auto is_it = [&](const CheckResult& result) { return result.rule->number == number; };
  const auto found = std::find_if(report.results.begin(), report.results.end(), is_it);
  return found != report.results.end() &&
         std::all_of(report.results.begin(), report.results.end(), [&](const CheckResult& result) {
           return !is_it(result) || result.outcome.state() == State::kPass;
         });
}

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
