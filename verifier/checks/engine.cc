#include "verifier/checks/engine.h"

#include <algorithm>
#include <optional>

#include "crypto/base/error.h"
#include "verifier/checks/ceremony.h"
#include "verifier/checks/sealed_tables.h"

namespace klero::verifier {
namespace {

// The steps up to the portfolio.
bool is_before_second_lot(const Rule& rule) {
  return rule.scope == Scope::kPool || rule.scope == Scope::kCorrection ||
         (rule.scope == Scope::kStep && rule.step <= kPortfolioStep);
}

// Section 10: without a sealed feature none of it applies, whatever else is wrong.
bool is_about_sealed_features(const Rule& rule) { return rule.number.starts_with("10."); }

// The same of the rules about a second wave and about households: their checks say so themselves.
bool applies(const Rule& rule, const Order& order) {
  if (rule.number == "5.3" || rule.number == "5.4") {
    return order.second_wave.has_value();
  }
  return (rule.number != "5.5" && rule.number != "5.6") || order.household.has_value();
}

bool is_lot(const Rule& rule, std::size_t group) {
  return rule.scope == Scope::kLot || (rule.scope == Scope::kCeremony && group <= kMostLots);
}

// The kind that the step of a rule must have: where leavers could stand an annulment may stand.
StepKind kind_for(const Rule& rule, std::size_t group) {
  switch (rule.scope) {
    case Scope::kAnnulment:
      return StepKind::kAnnulment;
    case Scope::kDeletion:
      return StepKind::kDeletion;
    case Scope::kVoid:
      return StepKind::kVoid;
    case Scope::kRecord:
      return StepKind::kOrder;
    case Scope::kPool:
      return group == 0 ? StepKind::kPool : StepKind::kCorrection;
    case Scope::kCorrection:
      return StepKind::kCorrection;
    case Scope::kStep:
      return kind_of_step(rule.step);
    case Scope::kLot:
      return kind_of_step(kFirstLotStep + rule.step);
    case Scope::kCeremony:
      if (is_lot(rule, group)) {
        return rule.step == 0 ? StepKind::kReveal : StepKind::kSeed;
      }
      break;
    case Scope::kPair:
      break;
  }
  return rule.step == 0 ? StepKind::kLeavers : StepKind::kReplacement;
}

}  // namespace

// The group in which a presupposed rule is looked for: the same if both are about pools, lots or
// pairs; other rules rest on the pool that counts; rules about steps before the second lot rest on lot
// 1, later ones on the last. nullopt if the
// presupposed rule is about lots and the group at hand is none, or the same of pairs.
std::optional<std::size_t> Engine::group_of_presupposed(const Rule& presupposed, const Rule& rule,
                                                        std::size_t group) const {
  if (presupposed.scope == rule.scope ||
      (rule.scope == Scope::kVoid && presupposed.scope == Scope::kLot)) {
    return group;
  }
  if (presupposed.scope == Scope::kPool) {
    return x_.pools.size() - 1;
  }
  if (rule.scope == Scope::kCeremony) {
    const auto pair = pair_of_ceremony(group);
    if (presupposed.scope == Scope::kLot) {
      return pair ? std::nullopt : std::optional(group);
    }
    return presupposed.scope == Scope::kPair ? pair : std::optional<std::size_t>(0);
  }
  if (presupposed.scope == Scope::kCeremony) {
    return rule.scope == Scope::kPair ? ceremony_of_pair(group) : group;
  }
  if (presupposed.scope == Scope::kLot) {
    return is_before_second_lot(rule) ? 1 : x_.lots.size();
  }
  return 0;
}

std::string Engine::about(const Rule& rule, std::size_t group, unsigned step) const {
  if (is_lot(rule, group)) {
    return name_of_lot(x_, group);
  }
  const bool voided = rule.scope == Scope::kVoid && x_.is_voided(group);
  const bool of_two_pools = rule.scope == Scope::kPool && x_.pools.size() > 1;
  return rule.scope == Scope::kPair || rule.scope == Scope::kCeremony || voided || of_two_pools
             ? x_.scan.expected_name(step)
             : "";
}

unsigned Engine::step_of(const Rule& rule, std::size_t group) const {
  switch (rule.scope) {
    case Scope::kRecord:
      return 1;
    case Scope::kStep:
      return rule.step < kPortfolioStep    ? rule.step
             : rule.step == kPortfolioStep ? x_.scan.portfolio_step()
                                           : rule.step + moved_by(x_.scan.course());
    case Scope::kPool:
      return kPoolStep + static_cast<unsigned>(group);
    case Scope::kCorrection:
      return kPoolStep + 1;
    case Scope::kLot:
      return commit_step(x_, group) + rule.step;
    case Scope::kVoid:
      return commit_step(x_, group) + 2;
    case Scope::kCeremony:
      return closing_step(x_, group) + rule.step;
    case Scope::kAnnulment:
      return x_.scan.annulment_step() == nullptr ? 0 : x_.scan.annulment_step()->number;
    case Scope::kDeletion:
      return x_.scan.deletion_step() == nullptr ? 0 : x_.scan.deletion_step()->number;
    case Scope::kPair:
      break;
  }
  return x_.scan.panel_step() + 1 + 2 * static_cast<unsigned>(group) + rule.step;
}

std::vector<std::size_t> Engine::groups_of(const Rule& rule) const {
  std::vector<std::size_t> groups{0};
  if (rule.scope == Scope::kLot || rule.scope == Scope::kCeremony) {
    groups.clear();
    for (std::size_t lot = 1; lot <= x_.lots.size(); ++lot) {
      groups.push_back(lot);
    }
  }
  if (rule.scope == Scope::kVoid) {
    groups = {2};
    for (std::size_t lot = 3; x_.is_voided(lot); ++lot) {
      groups.push_back(lot);
    }
  }
  if (rule.scope == Scope::kPool && x_.pools.size() > 1) {
    groups.push_back(1);
  }
  for (std::size_t pair = 0; pair < x_.pairs.size(); ++pair) {
    if (rule.scope == Scope::kCeremony) {
      groups.push_back(ceremony_of_pair(pair));
    } else if (rule.scope == Scope::kPair && pair > 0) {
      groups.push_back(pair);
    }
  }
  return groups;
}

void Engine::presuppose(const Rule& rule, std::size_t group, Outcome& outcome) {
  for (const std::string_view number : rule.presupposes) {
    const std::size_t position = position_of_rule(number);
    const Rule& other = catalogue()[position];
    const auto group_there = group_of_presupposed(other, rule, group);
    if (!group_there) {
      continue;
    }
    const CheckResult& found = result(position, *group_there);
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

bool Engine::is_reached(const Rule& rule, std::size_t group, unsigned step) const {
  // Without any step there is still something to say: that there is none.
  if (rule.scope == Scope::kRecord && rule.presupposes.empty()) {
    return true;
  }
  const ScannedStep* found = x_.scan.step(step);
  return found != nullptr && found->kind == kind_for(rule, group);
}

Said Engine::why_not_reached(const Rule& rule, std::size_t group, unsigned step) const {
  if (rule.scope == Scope::kDeletion) {
    return {"the record has no deletion step", "die Akte hat keinen Schritt über eine Löschung"};
  }
  if (rule.scope == Scope::kCorrection) {
    return {"the pool was not corrected", "der Pool wurde nicht korrigiert"};
  }
  if (rule.scope == Scope::kAnnulment) {
    return {"the draw is not annulled", "die Auslosung ist nicht aufgehoben"};
  }
  if (rule.scope == Scope::kPair && x_.pairs.empty()) {
    return {"nobody has left the panel", "niemand ist ausgeschieden"};
  }
  if (rule.scope == Scope::kVoid) {
    return {"no lot was voided", "kein Los wurde für ungültig erklärt"};
  }
  if (is_lot(rule, group) && x_.is_voided(group)) {
    return {"the lot was voided", "das Los wurde für ungültig erklärt"};
  }
  const std::string name = x_.scan.expected_name(step);
  return {"step " + name + " not reached", "Schritt " + name + " nicht erreicht"};
}

CheckResult Engine::examine(const Rule& rule, std::size_t group) {
  CheckResult found;
  found.rule = &rule;
  const unsigned step = step_of(rule, group);
  found.about = about(rule, group, step);
  if (!is_reached(rule, group, step)) {
    found.reached = false;
    found.outcome.not_checked(why_not_reached(rule, group, step));
    return found;
  }
  if (is_about_sealed_features(rule) && x_.order && nothing_is_sealed(x_, found.outcome)) {
    return found;
  }
  if (!x_.order || applies(rule, *x_.order)) {
    presuppose(rule, group, found.outcome);
  }
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
