#include "verifier/checks/catalogue_sections.h"
#include "verifier/checks/section_3_frame.h"

namespace klero::verifier {

std::vector<Rule> rules_of_section_3() {
  return {
      {"3.1", "Frame document", RuleClass::kCompleteness, Scope::kStep, 2,
       "The frame document commits to one master secret and names the number of people.",
       "Das Dokument legt ein Hauptgeheimnis fest und nennt die Zahl der Personen.",
       "That the leaves were made with this secret: only the sworn auditor can see it.",
       "Dass die Blätter mit diesem Geheimnis gemacht sind: das sieht nur der vereidigte "
       "Prüfer.",
       {},
       check_3_1_frame_document},
      {"3.2", "Strata table", RuleClass::kConsistency, Scope::kStep, 2,
       "Every stratum stands in the table, and its people sum to the number named.",
       "Jede Schicht steht in der Tabelle, und die Personen ergeben die genannte Zahl.",
       "That so many people live there.",
       "Dass dort so viele Menschen leben.",
       {"2.2", "2.6"},
       check_3_2_strata_table},
      {"3.3", "Leaves", RuleClass::kConsistency, Scope::kStep, 2,
       "Every stratum has as many leaves as people, sorted, none twice.",
       "Jede Schicht hat so viele Blätter wie Personen, sortiert, keines doppelt.",
       "That every leaf is a person (3.7).",
       "Dass jedes Blatt eine Person ist (3.7).",
       {"3.2"},
       check_3_3_leaves},
      {"3.4", "One leaf a person", RuleClass::kConsistency, Scope::kStep, 2,
       "No leaf stands in two strata.",
       "Kein Blatt steht in zwei Schichten.",
       "That no person has two different leaves (3.7).",
       "Dass keine Person zwei verschiedene Blätter hat (3.7).",
       {"3.3"},
       check_3_4_one_leaf_a_person},
      {"3.5", "Small strata", RuleClass::kConsistency, Scope::kStep, 2,
       "No stratum is so small that people in it could be recognised by it.",
       "Keine Schicht ist kleiner als die Losordnung erlaubt.",
       "That the order's bound is high enough.",
       "Dass diese Grenze hoch genug ist.",
       {"3.2"},
       check_3_5_small_strata},
      {"3.6", "Letters by rule", RuleClass::kConsistency, Scope::kStep, 2,
       "Every stratum gets as many letters as the order's rule gives it.",
       "Jede Schicht erhält so viele Briefe, wie die Regel der Losordnung ergibt.",
       "That the rule is fair.",
       "Dass die Regel gerecht ist.",
       {"2.6", "3.2"},
       check_3_6_letters_by_rule},
      {"3.7", "Register", RuleClass::kEvidence, Scope::kStep, 2,
       "The auditor whom the order names has signed that the leaves are the eligible people of the "
       "register, each once.",
       "Der Prüfer, den die Losordnung nennt, hat unterschrieben, dass die Blätter die "
       "Teilnahmeberechtigten des Registers sind, jeder einmal.",
       "That he looked, or that the register is right: the public sees his signature only. Without it "
       "an office could enter people who do not exist, or leave people out.",
       "Dass er nachgesehen hat oder das Register stimmt: Die Öffentlichkeit sieht nur seine "
       "Unterschrift. Ohne sie könnte ein Amt Personen erfinden oder weglassen.",
       {"2.2"},
       check_3_7_register},
      {"3.8", "Excluded", RuleClass::kConsistency, Scope::kStep, 2,
       "Who was excluded is counted by the order's reasons, and no number is so small that people could "
       "be recognised by it.",
       "Wer ausgeschlossen ist, ist nach den Gründen der Losordnung gezählt, und keine Zahl ist so klein, "
       "dass Menschen daran zu erkennen wären.",
       "That the numbers are right: only the sworn auditor can count (A.21).",
       "Dass die Zahlen stimmen: Nachzählen kann nur der vereidigte Prüfer (A.21).",
       {"2.2"},
       check_3_8_excluded},
  };
}

}  // namespace klero::verifier
