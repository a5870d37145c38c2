#include "verifier/checks/catalogue_sections.h"
#include "verifier/checks/section_8_panel.h"

namespace klero::verifier {

std::vector<Rule> rules_of_section_8() {
  return {
      {"8.1", "The panel drawn", RuleClass::kConsistency, Scope::kStep, 12,
       "The panel drawn and the spot checks are those with the smallest tickets.",
       "Das geloste Gremium und die Stichproben sind die mit den kleinsten Losnummern.",
       "That the portfolio is fair (7.3 to 7.5).",
       "Dass die Gremien zur Wahl gerecht sind (7.3 bis 7.5).",
       {"2.2", "2.9", "4.9"},
       check_8_1_the_panel_drawn},
      {"8.2", "Openings", RuleClass::kConsistency, Scope::kStep, 12,
       "The opened panels are those that had been committed to.",
       "Die geöffneten Gremien sind die zuvor festgelegten.",
       "Anything about panels that stay closed.",
       "Etwas über Gremien, die verschlossen bleiben.",
       {"7.1", "8.1"},
       check_8_2_openings},
      {"8.3", "Seats", RuleClass::kConsistency, Scope::kStep, 12,
       "The panel drawn and the spot checks have as many different people as seats.",
       "Das geloste Gremium und die Stichproben haben so viele verschiedene Personen wie "
       "Plätze.",
       "Anything about panels that stay closed.",
       "Etwas über Gremien, die verschlossen bleiben.",
       {"6.1", "7.1", "8.1", "8.2"},
       check_8_3_seats},
      {"8.4", "Quotas", RuleClass::kConsistency, Scope::kStep, 12,
       "The panel drawn and the spot checks meet all quotas of public features.",
       "Das geloste Gremium und die Stichproben erfüllen alle Quoten öffentlicher Merkmale.",
       "Sealed features (10.5), or that the answers are true.",
       "Verdeckte Merkmale (10.5), oder dass die Angaben wahr sind.",
       {"2.5", "2.11", "6.2", "6.3", "7.7", "8.3"},
       check_8_4_quotas},
      {"8.5", "Members", RuleClass::kConsistency, Scope::kStep, 12,
       "The members published are those of the panel drawn.",
       "Die veröffentlichten Mitglieder sind die des gelosten Gremiums.",
       "Who the people behind the leaves are.",
       "Wer die Personen hinter den Blättern sind.",
       {"8.3"},
       check_8_5_members},
      {"8.6", "Audit", RuleClass::kEvidence, Scope::kStep, 12,
       "The auditor whom the order names has signed that he opened the sealed part and found it right.",
       "Der Prüfer, den die Losordnung nennt, hat unterschrieben, dass er den verdeckten Teil geöffnet "
       "und für richtig befunden hat.",
       "That he looked: the public sees his signature only.",
       "Dass er nachgesehen hat: Die Öffentlichkeit sieht nur seine Unterschrift.",
       {"2.2"},
       check_8_6_audit},
  };
}

}  // namespace klero::verifier
