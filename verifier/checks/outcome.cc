#include "verifier/checks/outcome.h"

#include <algorithm>
#include <utility>

namespace klero::verifier {
namespace {

constexpr std::size_t kErrorsShown = 3;

}  // namespace

std::string_view name_of(State state) {
  switch (state) {
    case State::kPass:
      return "PASS";
    case State::kFail:
      return "FAIL";
    case State::kError:
      return "ERROR";
    case State::kNotChecked:
      return "NOT CHECKED";
    case State::kManual:
      break;
  }
  return "MANUAL";
}

void Outcome::fail(Finding finding) {
  saw_ = true;
  findings_.add(std::move(finding));
}

void Outcome::fail(const Findings& findings) {
  saw_ = saw_ || !findings.empty();
  findings_.add(findings);
}

void Outcome::blocked(std::string_view number, const std::string& where) {
  error("not evaluated because " + std::string(number) + " failed" +
        (where.empty() ? "" : " for " + where));
}

void Outcome::error(const std::string& why) {
  if (std::find(errors_.begin(), errors_.end(), why) == errors_.end()) {
    errors_.push_back(why);
  }
}

void Outcome::not_checked(std::string why) { not_checked_ = std::move(why); }

void Outcome::manual(std::string what) { manual_ = std::move(what); }

State Outcome::state() const {
  if (!findings_.empty()) {
    return State::kFail;
  }
  if (!errors_.empty()) {
    return State::kError;
  }
  if (!not_checked_.empty()) {
    return State::kNotChecked;
  }
  if (!manual_.empty()) {
    return State::kManual;
  }
  return saw_ ? State::kPass : State::kNotChecked;
}

std::string Outcome::reason() const {
  switch (state()) {
    case State::kPass:
    case State::kFail:
      return "";
    case State::kError: {
      std::string all;
      for (std::size_t i = 0; i < errors_.size() && i < kErrorsShown; ++i) {
        all += (i == 0 ? "" : "; ") + errors_[i];
      }
      return errors_.size() > kErrorsShown
                 ? all + "; and " + std::to_string(errors_.size() - kErrorsShown) + " more"
                 : all;
    }
    case State::kNotChecked:
      return not_checked_.empty() ? "nothing to look at" : not_checked_;
    case State::kManual:
      break;
  }
  return manual_;
}

bool Outcome::usable() const {
  const State found = state();
  return (found != State::kFail && found != State::kError) || usable_anyway_;
}

}  // namespace klero::verifier
