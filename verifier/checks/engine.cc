#include "verifier/checks/engine.h"

#include <algorithm>

#include "crypto/base/error.h"

namespace klero::verifier {
namespace {

// The steps up to the portfolio.
bool is_before_second_lot(const Rule& rule) {
  return rule.scope == Scope::kStep && rule.step <= 8;
}

// The group in which a presupposed rule is looked for: the same if both are about lots or about
// pairs; rules about steps before the second lot rest on lot 1, later ones on lot 2.
std::size_t group_of_presupposed(const Rule& presupposed, const Rule& rule, std::size_t group) {
  if (presupposed.scope == rule.scope) {
    return group;
  }
  if (presupposed.scope == Scope::kLot) {
    return is_before_second_lot(rule) ? 1 : 2;
  }
  return 0;
}

std::string about(const Rule& rule, std::size_t group, unsigned step) {
  if (rule.scope == Scope::kLot) {
    return "lot " + std::to_string(group);
  }
  return rule.scope == Scope::kPair ? name_of_step(step) : "";
}

}  // namespace

unsigned Engine::step_of(const Rule& rule, std::size_t group) const {
  switch (rule.scope) {
    case Scope::kRecord:
      return 1;
    case Scope::kStep:
      return rule.step;
    case Scope::kLot:
      return (group == 1 ? 3U : 9U) + rule.step;
    case Scope::kDeletion:
      return x_.scan.deletion_step() == nullptr ? 0 : x_.scan.deletion_step()->number;
    case Scope::kPair:
      break;
  }
  return kPanelStep + 1 + 2 * static_cast<unsigned>(group) + rule.step;
}

std::vector<std::size_t> Engine::groups_of(const Rule& rule) const {
  if (rule.scope == Scope::kLot) {
    return {1, 2};
  }
  std::vector<std::size_t> groups{0};
  for (std::size_t pair = 1; rule.scope == Scope::kPair && pair < x_.pairs.size(); ++pair) {
    groups.push_back(pair);
  }
  return groups;
}

void Engine::presuppose(const Rule& rule, std::size_t group, Outcome& outcome) {
  for (const std::string_view number : rule.presupposes) {
    const std::size_t position = position_of_rule(number);
    const Rule& other = catalogue()[position];
    const CheckResult& found = result(position, group_of_presupposed(other, rule, group));
    if (!found.outcome.usable()) {
      outcome.blocked(number, found.about);
    }
  }
  // Nobody who left earlier is a candidate.
  for (std::size_t earlier = 0; rule.number == "9.4" && earlier < group; ++earlier) {
    const CheckResult& left = result(position_of_rule("9.1"), earlier);
    if (!left.outcome.usable()) {
      outcome.blocked("9.1", left.about);
    }
  }
}

// A deletion stands where leavers could.
bool Engine::is_reached(const Rule& rule, unsigned step) const {
  const ScannedStep* found = x_.scan.step(step);
  const bool deletion = found != nullptr && found->kind == StepKind::kDeletion;
  return found != nullptr && deletion == (rule.scope == Scope::kDeletion);
}

Said Engine::why_not_reached(const Rule& rule, unsigned step) const {
  if (rule.scope == Scope::kDeletion) {
    return {"the record has no deletion step", "die Akte hat keinen Schritt über eine Löschung"};
  }
  if (rule.scope == Scope::kPair && x_.pairs.empty()) {
    return {"nobody has left the panel", "niemand ist ausgeschieden"};
  }
  const std::string name = name_of_step(step);
  return {"step " + name + " not reached", "Schritt " + name + " nicht erreicht"};
}

CheckResult Engine::examine(const Rule& rule, std::size_t group) {
  CheckResult found;
  found.rule = &rule;
  const unsigned step = step_of(rule, group);
  found.about = about(rule, group, step);
  if (!is_reached(rule, step)) {
    found.reached = false;
    found.outcome.not_checked(why_not_reached(rule, step));
    return found;
  }
  presuppose(rule, group, found.outcome);
  if (found.outcome.state() == State::kError) {
    return found;
  }
  x_.group = group;
  try {
    rule.check(x_, found.outcome);
  } catch (const crypto::Error& error) {
    found.outcome.error(error.what());
  }
  return found;
}

const CheckResult& Engine::result(std::size_t position, std::size_t group) {
  const auto known = results_.find({position, group});
  if (known != results_.end()) {
    return known->second;
  }
  CheckResult found = examine(catalogue()[position], group);
  return results_.emplace(Key{position, group}, std::move(found)).first->second;
}

std::vector<CheckResult> Engine::run() {
  std::vector<CheckResult> all;
  for (std::size_t position = 0; position < catalogue().size(); ++position) {
    for (const std::size_t group : groups_of(catalogue()[position])) {
      all.push_back(result(position, group));
    }
  }
  return all;
}

}  // namespace klero::verifier
