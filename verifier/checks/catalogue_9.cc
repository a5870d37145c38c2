#include "verifier/checks/catalogue_sections.h"
#include "verifier/checks/section_9_replacement.h"

namespace klero::verifier {

std::vector<Rule> rules_of_section_9() {
  return {
      {"9.1", "Leavers", RuleClass::kConsistency, Scope::kPair, 0,
       "Those who leave were members of the panel.",
       "Die Ausscheidenden waren Mitglieder des Gremiums.",
       "That they left of their own will.",
       "Dass sie freiwillig ausscheiden.",
       {"6.1"},
       check_9_1_leavers},
      {"9.2", "Reasons", RuleClass::kConsistency, Scope::kPair, 0,
       "The reasons are those of the order, and sum to those who leave.",
       "Die Gründe sind die der Losordnung und ergeben die Zahl der Ausscheidenden.",
       "That the reasons are true.",
       "Dass die Gründe wahr sind.",
       {"2.2", "9.1"},
       check_9_2_reasons},
      {"9.3", "Seed", RuleClass::kConsistency, Scope::kPair, 1,
       "The seed follows from the list of leavers and the values of the beacons, and from nothing else.",
       "Der Startwert folgt aus der Liste der Ausscheidenden und den Werten der Zufallsereignisse und aus "
       "nichts sonst.",
       "That these values came (9.6, 4.16, 4.17).",
       "Dass diese Werte fielen (9.6, 4.16, 4.17).",
       {"2.2", "9.9", "4.13"},
       check_9_3_seed},
      {"9.4", "Swaps", RuleClass::kConsistency, Scope::kPair, 1,
       "For everybody who leaves the next person by rule was called, or nobody; whoever was passed over "
       "did not fit, by public features or by a proof.",
       "Für jeden Ausscheidenden wurde die nächste Person nach der Regel gerufen, oder niemand; wer "
       "übergangen wurde, passte nicht, nach öffentlichen Merkmalen oder laut einem Beweis.",
       "That the proofs hold (10.8), or that the person called was asked.",
       "Dass die Beweise stimmen (10.8), oder dass die gerufene Person gefragt wurde.",
       {"2.5", "2.11", "6.2", "6.3", "7.7", "9.1", "9.3"},
       check_9_4_swaps},
      {"9.5", "Members", RuleClass::kConsistency, Scope::kPair, 1,
       "The members published are those after the swaps.",
       "Die veröffentlichten Mitglieder sind die nach dem Nachrücken.",
       "Who the people behind the leaves are.",
       "Wer die Personen hinter den Blättern sind.",
       {"9.4"},
       check_9_5_members},
      {"9.6", "Beacon seen", RuleClass::kManual, Scope::kPair, 1,
       "The dice in the record are those thrown in public after the leavers were published, the other "
       "values those officially published.",
       "Die Würfe in der Akte sind die, die nach der Veröffentlichung der Ausscheidenden öffentlich "
       "gewürfelt wurden, die anderen Werte die amtlich veröffentlichten.",
       "No program can see this: compare the values with the minutes and the publication.",
       "Das sieht kein Programm: Vergleichen Sie die Werte mit dem Protokoll der Sitzung und der "
       "Veröffentlichung.",
       {"2.2", "4.13"},
       check_9_6_beacon_seen},
      {"9.9", "Close of the leavers", RuleClass::kEvidence, Scope::kPair, 0,
       "The close names this list of leavers and the beacons to come.",
       "Der Abschluss nennt diese Liste der Ausscheidenden und die kommenden Zufallsereignisse.",
       "Who signed it (1.13), and when (4.15).",
       "Wer ihn unterschrieb (1.13) und wann (4.15).",
       {"2.2"},
       check_9_9_close_of_the_leavers},
      {"9.7", "Deletion", RuleClass::kCompleteness, Scope::kDeletion, 0,
       "The office says what it destroyed and what is beyond its reach, not before the day in the order.",
       "Das Amt sagt, was es vernichtet hat und was ihm nicht erreichbar ist, nicht vor dem Tag in der "
       "Losordnung.",
       "That it was done (9.8).",
       "Dass es geschehen ist (9.8).",
       {"2.2"},
       check_9_7_deletion},
      {"9.8", "Destroyed", RuleClass::kManual, Scope::kDeletion, 0,
       "What the office says it destroyed is destroyed.",
       "Was das Amt vernichtet haben will, ist vernichtet.",
       "No program can see this; what the record showed before it shows still.",
       "Das sieht kein Programm; was die Akte vorher zeigte, zeigt sie weiterhin.",
       {"9.7"},
       check_9_8_destroyed},
      {"9.10", "Annulment", RuleClass::kCompleteness, Scope::kAnnulment, 0,
       "The attempt was ended in sight of everybody, with date and reason.",
       "Der Versuch wurde vor aller Augen beendet, mit Datum und Grund.",
       "That the reason is true, or a good one.",
       "Dass der Grund wahr oder ein guter ist.",
       {},
       check_9_10_annulment},
  };
}

}  // namespace klero::verifier
