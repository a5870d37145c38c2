#include "verifier/checks/catalogue_sections.h"
#include "verifier/checks/section_10_sealed.h"

namespace klero::verifier {
namespace {

// The sealed features of the pool.
std::vector<Rule> rules_of_the_pool() {
  return {
      {"10.1", "Commitments", RuleClass::kCompleteness, Scope::kPool, 0,
       "For every row and every sealed category there is a commitment that hides what it holds.",
       "Zu jeder Zeile und jeder verdeckten Kategorie gibt es eine Festlegung, die verbirgt, was sie "
       "enthält.",
       "What the commitments hold (10.2, 10.3, 10.9).",
       "Was die Festlegungen enthalten (10.2, 10.3, 10.9).",
       {"2.2", "6.1"},
       check_10_1_commitments},
      {"10.2", "One answer a feature", RuleClass::kConsistency, Scope::kPool, 0,
       "The commitments of each row sum to one answer for each sealed feature.",
       "Die Festlegungen jeder Zeile ergeben zusammen eine Antwort je verdecktem Merkmal.",
       "That no commitment holds two or minus one (10.3).",
       "Dass keine Festlegung zwei oder minus eins enthält (10.3).",
       {"10.1"},
       check_10_2_one_answer_a_feature},
      {"10.3", "Zero or one", RuleClass::kConsistency, Scope::kPool, 0,
       "Every commitment is proven to hold zero or one.",
       "Zu jeder Festlegung ist bewiesen, dass sie null oder eins enthält.",
       "Which of the two, and that it is what the respondent answered (10.9).",
       "Welches von beiden, und dass es der Antwort entspricht (10.9).",
       {"10.1"},
       check_10_3_zero_or_one},
      {"10.4", "Totals of the pool", RuleClass::kConsistency, Scope::kPool, 0,
       "The published totals of sealed categories are proven to be those of the pool.",
       "Die veröffentlichten Summen der verdeckten Kategorien sind bewiesen als die des Pools.",
       "That the answers are true.",
       "Dass die Angaben wahr sind.",
       {"10.1"},
       check_10_4_totals_of_the_pool},
  };
}

// Those of the panels.
std::vector<Rule> rules_of_the_panels() {
  return {
      {"10.5", "Quotas of the opened panels", RuleClass::kConsistency, Scope::kStep, 12,
       "The panel drawn and the spot checks are proven to meet all quotas of sealed features.",
       "Für das geloste Gremium und die Stichproben ist bewiesen, dass sie alle Quoten verdeckter "
       "Merkmale erfüllen.",
       "Anything about panels that stay closed.",
       "Etwas über Gremien, die verschlossen bleiben.",
       {"2.4", "2.9", "7.7", "8.3", "10.1"},
       check_10_5_quotas_of_the_opened_panels},
      {"10.6", "Totals of the panel drawn", RuleClass::kConsistency, Scope::kStep, 12,
       "The published totals of sealed categories are proven to be those of the panel drawn.",
       "Die veröffentlichten Summen der verdeckten Kategorien sind bewiesen als die des gelosten "
       "Gremiums.",
       "The totals of the panel after a replacement: they would show a person.",
       "Die Summen nach einem Nachrücken: Sie würden eine Person verraten.",
       {"7.7", "8.3", "10.1"},
       check_10_6_totals_of_the_panel_drawn},
      {"10.7", "Quotas after a swap", RuleClass::kConsistency, Scope::kPair, 1,
       "After every swap the panel is proven to be within the bounds in force for sealed features.",
       "Nach jedem Nachrücken ist bewiesen, dass das Gremium die geltenden Grenzen verdeckter Merkmale "
       "einhält.",
       "The counts themselves.",
       "Die Zahlen selbst.",
       {"2.4", "2.9", "7.7", "9.4", "10.1"},
       check_10_7_quotas_after_a_swap},
      {"10.8", "Skips", RuleClass::kConsistency, Scope::kPair, 1,
       "For everybody who was passed over though he fits openly it is proven that a bound of a sealed "
       "feature would have been broken.",
       "Für alle, die übergangen wurden, obwohl sie öffentlich passen, ist bewiesen, dass eine Grenze "
       "eines verdeckten Merkmals verletzt worden wäre.",
       "Which bound.",
       "Welche Grenze.",
       {"2.4", "2.9", "7.7", "9.4", "10.1"},
       check_10_8_skips},
      {"10.9", "What was answered", RuleClass::kManual, Scope::kStep, 7,
       "The commitments of a row hold what the respondent answered.",
       "Die Festlegungen einer Zeile enthalten, was die Person geantwortet hat.",
       "The public cannot see this: each respondent's receipt and the auditor can.",
       "Die Öffentlichkeit sieht das nicht: das tun die Quittung jedes Einzelnen und der Prüfer.",
       {"2.2"},
       check_10_9_what_was_answered},
  };
}

}  // namespace

std::vector<Rule> rules_of_section_10() {
  std::vector<Rule> rules = rules_of_the_pool();
  const std::vector<Rule> more = rules_of_the_panels();
  rules.insert(rules.end(), more.begin(), more.end());
  return rules;
}

}  // namespace klero::verifier
