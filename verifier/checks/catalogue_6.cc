#include "verifier/checks/catalogue_sections.h"
#include "verifier/checks/section_6_pool.h"

namespace klero::verifier {

std::vector<Rule> rules_of_section_6() {
  return {
      {"6.1", "Table", RuleClass::kCompleteness, Scope::kStep, 7,
       "The pool lists each reply once, with the public answers.",
       "Der Pool führt jede Antwort einmal auf, mit den öffentlichen Angaben.",
       "That all replies are there (6.6).",
       "Dass alle Antworten darin stehen (6.6).",
       {"2.2"},
       check_6_1_table},
      {"6.2", "Invited", RuleClass::kConsistency, Scope::kStep, 7,
       "Everybody in the pool had been drawn for a letter.",
       "Alle im Pool waren für einen Brief ausgelost.",
       "That the invited person replied, and not another one.",
       "Dass die eingeladene Person geantwortet hat und keine andere.",
       {"5.1", "5.3", "5.4", "6.1"},
       check_6_2_invited},
      {"6.3", "Answers", RuleClass::kCompleteness, Scope::kStep, 7,
       "Every answer is one of the order's categories.",
       "Jede Angabe ist eine Kategorie der Losordnung.",
       "That the answers are true.",
       "Dass die Angaben wahr sind.",
       {"6.1"},
       check_6_3_answers},
      {"6.4", "Margins", RuleClass::kConsistency, Scope::kStep, 7,
       "The published totals are those of the pool.",
       "Die veröffentlichten Summen sind die des Pools.",
       "That the answers are true.",
       "Dass die Angaben wahr sind.",
       {"2.5", "2.11", "6.2", "6.3"},
       check_6_4_margins},
      {"6.5", "Enough", RuleClass::kConsistency, Scope::kStep, 7,
       "The pool has at least as many people as the panel has seats.",
       "Der Pool hat mindestens so viele Personen, wie das Gremium Plätze hat.",
       "That the pool mirrors the city.",
       "Dass der Pool die Stadt abbildet.",
       {"6.1"},
       check_6_5_enough},
      {"6.6", "Replies", RuleClass::kManual, Scope::kStep, 7,
       "Every reply was entered, as it was given.",
       "Jede Antwort wurde eingetragen, wie sie gegeben wurde.",
       "The public cannot see this: each respondent checks his own row by receipt.",
       "Die Öffentlichkeit sieht das nicht: Jeder prüft seine eigene Zeile mit seiner "
       "Quittung.",
       {},
       check_6_6_replies},
      {"6.7", "Small cells", RuleClass::kConsistency, Scope::kStep, 7,
       "No category has so few people in the pool that its total could point at them.",
       "Keine Kategorie hat im Pool so wenige Personen, dass ihre Zahl auf sie zeigen könnte.",
       "That nobody can be recognised by several categories together.",
       "Dass niemand an mehreren Kategorien zugleich erkennbar ist.",
       {"2.2"},
       check_6_7_small_cells},
      {"6.8", "Post", RuleClass::kConsistency, Scope::kStep, 7,
       "Every letter is accounted for: entered, refused for a stated reason, come back, or unanswered.",
       "Über jeden Brief ist Rechenschaft gegeben: eingetragen, aus genanntem Grund nicht, "
       "zurückgekommen oder unbeantwortet.",
       "That the reasons are true: the auditor counts again (A.22).",
       "Dass die Gründe stimmen: Der Prüfer zählt nach (A.22).",
       {"5.1", "5.3", "5.4", "6.1"},
       check_6_8_post},
  };
}

}  // namespace klero::verifier
