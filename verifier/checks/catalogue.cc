#include "verifier/checks/catalogue.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/format/canonical_json.h"
#include "verifier/checks/catalogue_sections.h"

namespace klero::verifier {
namespace {

std::vector<Rule> put_together() {
  std::vector<Rule> all;
  for (auto section :
       {rules_of_section_1(), rules_of_section_2(), rules_of_section_3(), rules_of_section_4(),
        rules_of_section_5(), rules_of_section_6(), rules_of_section_7(), rules_of_section_8(),
        rules_of_section_9(), rules_of_section_10()}) {
    all.insert(all.end(), section.begin(), section.end());
  }
  return all;
}

std::string join(const std::vector<std::string_view>& numbers) {
  std::string text;
  for (const std::string_view number : numbers) {
    text += (text.empty() ? "" : ", ") + std::string(number);
  }
  return text.empty() ? "–" : text;
}

std::string_view name_of_scope(Scope scope) {
  switch (scope) {
    case Scope::kRecord:
      return "the record";
    case Scope::kStep:
      return "a step";
    case Scope::kPool:
      return "each pool";
    case Scope::kCorrection:
      return "the correction";
    case Scope::kLot:
      return "each lot";
    case Scope::kVoid:
      return "each void";
    case Scope::kPair:
      return "each replacement";
    case Scope::kCeremony:
      return "each lot and replacement";
    case Scope::kAnnulment:
      return "the annulment";
    case Scope::kDeletion:
      break;
  }
  return "the deletion";
}

constexpr std::string_view kPreface =
    R"(# The checks of klero-verify

Made from the program's catalogue by `klero-verify --list-checks`; a test compares them. Every check has the number of the
rule of [protocol.md](protocol.md) that it enforces.

| state | meaning |
|---|---|
| PASS | checked, and right |
| FAIL | checked, and wrong: every finding names file, line, what the rule demands and what stands there |
| ERROR | could not be evaluated: a rule that it presupposes failed, or a file cannot be read |
| NOT CHECKED | with the reason: nobody can see it from the record, the step is not reached, nothing to look at |
| MANUAL | only eyes can check it |

## How a fault is judged once

* Every rule is judged on the published bytes, as if the others held. A check is ERROR only if one of the rules that it
  *presupposes* failed, or if a file that it reads is missing (1.2), too big (1.11), or against its grammar (1.3, 1.9, 1.10).
  A rule that failed but left intact what others read does not stop them: 3.2 with a wrong sum, and 4.1 and 4.6 with files that do not fit
  the table, are FAIL, and the checks that rest on them go on.
* A wrong checksum (1.4) stops nothing: the bytes that are there are judged. A broken link (1.5) stops the checks that
  need the checksum cited there: 4.2, 4.7, 4.11 and 4.12 (step 03, 09), 4.9 (05, 11), 8.2 (08), 9.3 (each replacement), and those that verify
  proofs: 10.3 and 10.4 (07, a correction), 10.5 and 10.6 (12), 10.7 and 10.8 (each replacement).
* If 1.1 finds a gap, or a step where it may not stand, that and the steps behind it are not looked at.
* 1.2 judges the names that a step must or must not have. Whether `leaves-NNNN.tsv` is there for the right strata is 3.3's matter; whether
  `slot-N.txt` and `slot-N.sig` are there for the right slots, 4.1's and 4.6's; what depends on the order alone is 1.2's (`excluded.tsv`, `openings.tsv`,
  `certificate.tsv`, `infeasible.tsv`, the files of section 10). Which files evidence *may* hold is 1.7's matter; which it *must*, that of the rule about them
  (1.8, 1.13, 3.7, 4.8, 4.12 to 4.17, 9.9).
* 1.3 compares the list with the folder, 1.4 the checksums with the files (those of the step and of evidence), 1.5 the line of the step before,
  1.6 the lines of evidence with the evidence folders.
* 1.10 judges the form of a document's bytes and its `_format`; which keys it has and of what types is 2.2's (order), 3.1's (frame),
  4.19's (void), 6.9's (correction), 7.7's (relaxation), 9.7's (deletion) and 9.10's (annulment). 1.9 judges lines,
  fields and header of a table; what a field says belongs to the table's own rule.
* 1.11 judges sizes, but 1.7 those of signatures in evidence. 1.12 judges the form of keys and signatures; a signature or key of the wrong form is a
  FAIL of 1.12 alone, and 1.8, 1.13, 3.7, 4.3, 4.8, 4.13 and 8.6 cannot judge it. The form of a holder's key is 2.14's.
* 9.1 judges by `panel.tsv` of the step before as it is published, right or wrong. 9.4 asks whether everybody passed over has a line in
  `skips.tsv`; 10.8 whether the lines are the right ones and their proofs hold. 6.7 judges the numbers as published; that they are
  right is 6.4's and 10.4's.
* 4.8, 9.9, 4.13 and 4.14 are NOT CHECKED while close, signatures and stamp are still being gathered, that is until the step with the seed
  exists; 1.13 for the last step of the record.
* Of a pool that was corrected, 6.1 to 6.5, 6.7 and 10.1 to 10.3 judge both the pool of step 07 and its correction; all other rules rest on the correction.
* Numbers of steps from 08 on are those of a record without a correction and without a void (protocol 1.1). Of a lot that was voided 4.8 judges what is there, and 4.19 that it is
  not enough; it counts valid signatures under `close.txt`, right or wrong.
* 4.9 and 9.3 ask for values of the instances that `close.txt` names and, where an absence is there in right words, of its fallback; whether enough
  witnesses signed the absence is 4.13's. If `close.txt` is not right they are ERROR. Without beacons `close.txt` says nothing that a seed needs.
* 4.7, with an escrow, compares with what 4.12 found to be locked; 4.12 opens deposits that 4.11 found right. Each judges slot by slot.
* 4.14 counts the signatures that are stamped by their names; that they are valid is 4.8's and 1.13's. Without an authority brought it checks all the rest, and
  4.15, if the time is early enough, is NOT CHECKED with it.
* A check with nothing to look at is NOT CHECKED, never PASS.

The verdict and its exit code: [protocol.md](protocol.md), section 12.

## The catalogue

)";

}  // namespace

std::string_view name_of(RuleClass rule_class) {
  switch (rule_class) {
    case RuleClass::kCompleteness:
      return "completeness";
    case RuleClass::kAuthenticity:
      return "authenticity";
    case RuleClass::kConsistency:
      return "consistency";
    case RuleClass::kIntegrity:
      return "integrity";
    case RuleClass::kEvidence:
      return "evidence";
    case RuleClass::kManual:
      break;
  }
  return "manual";
}

const std::vector<Rule>& catalogue() {
  static const std::vector<Rule> all = put_together();
  return all;
}

std::size_t position_of_rule(std::string_view number) {
  const auto& all = catalogue();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Rule& rule) { return rule.number == number; });
  if (found == all.end()) {
    throw crypto::Error("no check has the number " + std::string(number));
  }
  return static_cast<std::size_t>(found - all.begin());
}

std::string write_catalogue_page() {
  std::string page(kPreface);
  page += "| rule | class | checked for | what PASS says | what it does not show | presupposes |\n";
  page += "|---|---|---|---|---|---|\n";
  for (const Rule& rule : catalogue()) {
    page += "| **" + std::string(rule.number) + " " + std::string(rule.name) + "** | " +
            std::string(name_of(rule.rule_class)) + " | " +
            std::string(name_of_scope(rule.scope)) + " | " + std::string(rule.claim) + " | " +
            std::string(rule.shows_not) + " | " + join(rule.presupposes) + " |\n";
  }
  return page;
}

std::string write_catalogue_json() {
  crypto::Json checks = crypto::Json::array();
  for (const Rule& rule : catalogue()) {
    crypto::Json presupposes = crypto::Json::array();
    for (const std::string_view number : rule.presupposes) {
      presupposes.push_back(std::string(number));
    }
    checks.push_back({{"number", std::string(rule.number)},
                      {"name", std::string(rule.name)},
                      {"class", std::string(name_of(rule.rule_class))},
                      {"scope", std::string(name_of_scope(rule.scope))},
                      {"claim", std::string(rule.claim)},
                      {"shows_not", std::string(rule.shows_not)},
                      {"presupposes", presupposes}});
  }
  return crypto::write_canonical_json(
      {{"_format", "kleroterion/checks/1"}, {"checks", checks}});
}

}  // namespace klero::verifier
