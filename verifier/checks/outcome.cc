#include "verifier/checks/outcome.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace klero::verifier {
namespace {

constexpr std::size_t kErrorsShown = 3;

// The first errors, and how many there are beyond them.
Said join(const std::vector<Said>& errors) {
  Said all;
  for (std::size_t i = 0; i < errors.size() && i < kErrorsShown; ++i) {
    all.english += (i == 0 ? "" : "; ") + errors[i].english;
    all.german += (i == 0 ? "" : "; ") + errors[i].german;
  }
  if (errors.size() > kErrorsShown) {
    const std::string more = std::to_string(errors.size() - kErrorsShown);
    all.english += "; and " + more + " more";
    all.german += "; und " + more + " weitere";
  }
  return all;
}

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
  const std::string rule(number);
  error(Said{
      "not evaluated because " + rule + " failed" + (where.empty() ? "" : " for " + where),
      "nicht beurteilt, weil " + rule + " fehlschlug" + (where.empty() ? "" : ", bei " + where)});
}

void Outcome::error(const Said& why) {
  if (std::find(errors_.begin(), errors_.end(), why) == errors_.end()) {
    errors_.push_back(why);
  }
}

void Outcome::add(const Outcome& part) {
  fail(part.findings_);
  for (const Said& why : part.errors_) {
    error(why);
  }
  saw_ = saw_ || part.saw_;
}

void Outcome::not_checked(Said why) { not_checked_ = std::move(why); }

void Outcome::manual(Said what) { manual_ = std::move(what); }

void Outcome::remark(Said what) { remark_ = std::move(what); }

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

Said Outcome::reason() const {
  switch (state()) {
    case State::kPass:
      return remark_;
    case State::kFail:
      return {};
    case State::kError:
      return join(errors_);
    case State::kNotChecked:
      return not_checked_.empty() ? Said{"nothing to look at", "nichts zu prüfen"} : not_checked_;
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
