#include "verifier/checks/catalogue_sections.h"
#include "verifier/checks/section_5_letters.h"

namespace klero::verifier {

std::vector<Rule> rules_of_section_5() {
  return {
      {"5.1", "Table", RuleClass::kCompleteness, Scope::kStep, 6,
       "The letters are listed by stratum and by ticket, smallest first.",
       "Die Briefe sind nach Schicht und Losnummer geordnet, die kleinste zuerst.",
       "That they are the right ones (5.2).",
       "Dass es die richtigen sind (5.2).",
       {"2.2", "2.6"},
       check_5_1_table},
      {"5.2", "The letters are those drawn", RuleClass::kConsistency, Scope::kStep, 6,
       "In every stratum exactly those with the smallest tickets get letters.",
       "In jeder Schicht erhalten genau die mit den kleinsten Losnummern Briefe.",
       "That the letters were posted and arrived.",
       "Dass die Briefe abgeschickt wurden und ankamen.",
       {"3.2", "3.3", "4.9", "5.1"},
       check_5_2_the_letters_are_those_drawn},
      {"5.3", "The second wave is the one drawn", RuleClass::kConsistency, Scope::kStep, 6,
       "In every stratum the letters of the second wave are those with the next smallest tickets.",
       "In jeder Schicht sind die Briefe der zweiten Runde die mit den nächstkleinsten Losnummern.",
       "That they went out (5.4).",
       "Dass sie abgeschickt wurden (5.4).",
       {"2.2", "2.6", "3.2", "3.3", "4.9"},
       check_5_3_the_second_wave_is_the_one_drawn},
      {"5.4", "Called or not", RuleClass::kAuthenticity, Scope::kStep, 6,
       "The office has signed how many letters were answered by the day, and the second wave went out "
       "exactly if they were too few.",
       "Das Amt hat unterschrieben, wie viele Briefe bis zum Tag beantwortet waren, und die zweite "
       "Runde ging genau dann hinaus, wenn es zu wenige waren.",
       "That so many were answered: the auditor counts again (A.23).",
       "Dass so viele beantwortet waren: Das zählt der Prüfer nach (A.23).",
       {"2.2", "5.1"},
       check_5_4_called_or_not},
      {"5.5", "Tags", RuleClass::kConsistency, Scope::kStep, 6,
       "Everybody who was drawn or skipped has the leaf that follows from the tag of the household.",
       "Alle, die gezogen oder übergangen wurden, haben das Blatt, das aus dem Zeichen des Haushalts folgt.",
       "That people of one household have one tag: the auditor computes them anew (A.4, A.5).",
       "Dass Personen eines Haushalts ein Zeichen haben: Das rechnet der Prüfer nach (A.4, A.5).",
       {"2.2", "2.6", "5.1"},
       check_5_5_tags},
      {"5.6", "One letter a household", RuleClass::kConsistency, Scope::kStep, 6,
       "No household gets two letters, and those skipped are those of households that have one.",
       "Kein Haushalt erhält zwei Briefe, und übergangen sind genau die, deren Haushalt schon einen hat.",
       "That everybody's chance is the same: in a large household it is smaller.",
       "Dass alle die gleiche Chance haben: In einem großen Haushalt ist sie kleiner.",
       {"2.2", "2.6", "3.2", "3.3", "4.9", "5.1", "5.5"},
       check_5_6_one_letter_a_household},
  };
}

}  // namespace klero::verifier
