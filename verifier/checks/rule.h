// What the catalogue says about one rule of docs/protocol.md.

#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace klero::verifier {

struct Examination;
class Outcome;

enum class RuleClass { kCompleteness, kAuthenticity, kConsistency, kIntegrity, kEvidence, kManual };

// "completeness", …
[[nodiscard]] std::string_view name_of(RuleClass rule_class);

// What a rule is about, and thus how often it is checked: once for the record, once for a step, for
// each pool (that of step 07 and its correction), once for the correction, for each lot, for each second lot that was voided, for each pair of leavers and replacement, for lots
// and pairs alike (whatever has a close and a seed), once for the step that ends the attempt, once for
// the one that says what was destroyed.
enum class Scope {
  kRecord,
  kStep,
  kPool,
  kCorrection,
  kLot,
  kVoid,
  kPair,
  kCeremony,
  kAnnulment,
  kDeletion
};

struct Rule {
  std::string_view number;  // of the rule in the protocol: "4.7"
  std::string_view name;    // as printed there: "Reveals open their commitments"
  RuleClass rule_class;
  Scope scope;
  // The step that must be there: its number in a record without correction and void (kStep), or its place among the three steps of a lot
  // (kLot) or the two of a pair (kPair), 0 first; 0 for the step that is closed, 1 for the seed
  // (kCeremony). Unused for the others.
  unsigned step;
  std::string_view claim;        // one plain sentence: what PASS says
  std::string_view claim_de;     // the same in German
  std::string_view shows_not;    // what PASS does not say
  std::string_view shows_not_de;
  // Rules without which this one cannot be judged. If one of them is FAIL or ERROR, this one is
  // ERROR, unless the failure left what this rule reads intact (Outcome::usable_anyway).
  std::vector<std::string_view> presupposes;
  void (*check)(Examination&, Outcome&);
};

}  // namespace klero::verifier
