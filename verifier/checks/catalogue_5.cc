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
  };
}

}  // namespace klero::verifier
