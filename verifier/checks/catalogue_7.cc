#include "verifier/checks/catalogue_sections.h"
#include "verifier/checks/section_7_portfolio.h"

namespace klero::verifier {

std::vector<Rule> rules_of_section_7() {
  return {
      {"7.1", "Panels", RuleClass::kCompleteness, Scope::kStep, 8,
       "All panels of the second lottery are listed, numbered, in the order's form.",
       "Alle Gremien des zweiten Loses sind aufgeführt, nummeriert, in der verlangten Form.",
       "What the panels are (7.2 to 7.6).",
       "Welche Gremien es sind (7.2 bis 7.6).",
       {"2.2", "2.9"},
       check_7_1_panels},
      {"7.2", "Seats", RuleClass::kConsistency, Scope::kStep, 8,
       "Every panel has as many different people of the pool as seats.",
       "Jedes Gremium hat so viele verschiedene Personen des Pools wie Plätze.",
       "In form committed this is seen for opened panels only (8.3).",
       "Bei verdeckten Gremien sieht man das nur an den geöffneten (8.3).",
       {"2.2", "2.9", "6.1", "7.1"},
       check_7_2_seats},
      {"7.3", "Quotas", RuleClass::kConsistency, Scope::kStep, 8,
       "Every panel meets all quotas in force.",
       "Jedes Gremium erfüllt alle geltenden Quoten.",
       "In form committed this is seen for opened panels only (8.4).",
       "Bei verdeckten Gremien sieht man das nur an den geöffneten (8.4).",
       {"2.5", "2.11", "6.2", "6.3", "7.2", "7.7"},
       check_7_3_quotas},
      {"7.4", "Chances", RuleClass::kConsistency, Scope::kStep, 8,
       "The published chances are as many as people, and sum to all seats of all panels.",
       "Die veröffentlichten Chancen sind so viele wie Personen und ergeben alle Plätze "
       "aller Gremien.",
       "That the chances are as equal as the quotas permit (7.6); in form committed, whose each "
       "one is.",
       "Dass die Chancen so gleich wie möglich sind; bei verdeckten Gremien, wessen Chance "
       "welche ist.",
       {"2.2", "2.9", "6.1", "7.2"},
       check_7_4_chances},
      {"7.5", "Sealed panels", RuleClass::kManual, Scope::kStep, 8,
       "Panels that are never opened meet the quotas, and the chances are those of the "
       "panels.",
       "Auch nie geöffnete Gremien erfüllen die Quoten, und die Chancen sind die der Gremien.",
       "The public cannot see this: spot checks (8.4), receipts and the auditor can.",
       "Die Öffentlichkeit sieht das nicht: Stichproben (8.4), Quittungen und der Prüfer.",
       {"2.2"},
       check_7_5_sealed_panels},
      {"7.6", "Fairness", RuleClass::kConsistency, Scope::kStep, 8,
       "The chances are proven to be as equal as the quotas permit (leximin), within one panel a person "
       "or as many as it says.",
       "Es ist bewiesen, dass die Chancen so gleich sind, wie die Quoten erlauben (leximin), auf ein "
       "Gremium je Person genau oder auf so viele, wie es sagt.",
       "That the quotas are just. In form committed only the auditor sees the certificate.",
       "Dass die Quoten gerecht sind. Bei verdeckten Gremien sieht nur der Prüfer das Zertifikat.",
       {"2.2", "2.5", "2.9", "2.11", "6.2", "6.3", "7.2", "7.7"},
       check_7_6_fairness},
      {"7.7", "Relaxation", RuleClass::kConsistency, Scope::kStep, 8,
       "The quotas were relaxed along the order's own list only, or not at all.",
       "Die Quoten wurden nur entlang der Liste der Losordnung gelockert, oder gar nicht.",
       "That as many steps were needed (7.8).",
       "Dass so viele Schritte nötig waren (7.8).",
       {"2.2", "2.4"},
       check_7_7_relaxation},
      {"7.8", "No further than needed", RuleClass::kConsistency, Scope::kStep, 8,
       "With one step of relaxation fewer no panel meets the quotas: it is proven.",
       "Mit einem Schritt der Lockerung weniger erfüllt kein Gremium die Quoten: Das ist bewiesen.",
       "In form committed only the auditor sees the proof.",
       "Bei verdeckten Gremien sieht nur der Prüfer den Beweis.",
       {"2.2", "2.5", "2.9", "2.11", "6.2", "6.3", "7.7"},
       check_7_8_no_further_than_needed},
  };
}

}  // namespace klero::verifier
