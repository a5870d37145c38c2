#include "verifier/checks/catalogue_sections.h"
#include "verifier/checks/section_4_lot.h"

namespace klero::verifier {

std::vector<Rule> rules_of_section_4() {
  return {
      {"4.1", "Table of commitments", RuleClass::kConsistency, Scope::kLot, 0,
       "For every slot it is said whether it committed, and its files are there exactly if "
       "it did.",
       "Für jeden Platz steht da, ob er sich festgelegt hat, und genau dann gibt es seine "
       "Dateien.",
       "Why a slot is absent.",
       "Warum ein Platz fehlt.",
       {"2.2"},
       check_4_1_table_of_commitments},
      {"4.2", "Commitment documents", RuleClass::kConsistency, Scope::kLot, 0,
       "Every commitment is for this slot, this lot and this draw.",
       "Jede Festlegung gilt für diesen Platz, dieses Los und diese Auslosung.",
       "That its owner alone knows the secret.",
       "Dass nur der Besitzer das Geheimnis kennt.",
       {"4.1"},
       check_4_2_commitment_documents},
      {"4.3", "Signed by its contributor", RuleClass::kAuthenticity, Scope::kLot, 0,
       "Every commitment is signed by its contributor.",
       "Jede Festlegung ist von ihrem Mitwirkenden unterschrieben.",
       "That the key is in the contributor's hands only.",
       "Dass nur der Mitwirkende den Schlüssel hat.",
       {"4.1"},
       check_4_3_signed_by_its_contributor},
      {"4.4", "Enough commitments", RuleClass::kConsistency, Scope::kLot, 0,
       "As many contributors committed as the order demands, one of them not the office's.",
       "So viele Mitwirkende wie verlangt haben sich festgelegt, mindestens einer ist nicht "
       "das Amt.",
       "That they are independent.",
       "Dass sie unabhängig sind.",
       {"4.1"},
       check_4_4_enough_commitments},
      {"4.5", "No copies", RuleClass::kConsistency, Scope::kLot, 0,
       "No commitment is a copy of another one in this record.",
       "Keine Festlegung ist die Kopie einer anderen in dieser Akte.",
       "That two contributors did not agree on their secrets.",
       "Dass sich nicht zwei Mitwirkende abgesprochen haben.",
       {"4.1"},
       check_4_5_no_copies},
      {"4.6", "Table of reveals", RuleClass::kConsistency, Scope::kLot, 1,
       "For every slot it is said whether it revealed, and its file is there exactly if it "
       "did.",
       "Für jeden Platz steht da, ob er offengelegt hat, und genau dann gibt es seine Datei.",
       "Whether a missing reveal was withheld by its owner or suppressed by the office: ask "
       "him.",
       "Ob eine fehlende Offenlegung verweigert oder unterschlagen wurde: fragen Sie den "
       "Mitwirkenden.",
       {"4.1"},
       check_4_6_table_of_reveals},
      {"4.7", "Reveals open their commitments", RuleClass::kConsistency, Scope::kLot, 1,
       "Every reveal is what its contributor had committed to.",
       "Jede Offenlegung ist das, worauf sich der Mitwirkende festgelegt hatte.",
       "That the secret was random.",
       "Dass das Geheimnis zufällig war.",
       {"4.1", "4.6"},
       check_4_7_reveals_open_their_commitments},
      {"4.8", "Close", RuleClass::kEvidence, Scope::kLot, 1,
       "Enough contributors who are not the office have signed the reveals, all of them the same "
       "ones.",
       "Genügend Mitwirkende, die nicht das Amt sind, haben die Offenlegungen unterschrieben, alle "
       "dieselben.",
       "When they signed: that it was before the dice is for those present to say.",
       "Wann sie unterschrieben haben: Dass es vor dem Würfeln war, wissen die Anwesenden.",
       {"2.2", "4.1"},
       check_4_8_close},
      {"4.9", "Seed", RuleClass::kConsistency, Scope::kLot, 2,
       "The seed follows from the close and the dice, and from nothing else.",
       "Der Startwert folgt aus dem Abschluss und den Würfen und aus nichts sonst.",
       "That these dice were thrown (4.10).",
       "Dass so gewürfelt wurde (4.10).",
       {"2.2"},
       check_4_9_seed},
      {"4.10", "Beacon seen", RuleClass::kManual, Scope::kLot, 2,
       "The dice in the record are those thrown in public after the close.",
       "Die Würfe in der Akte sind die, die nach dem Abschluss öffentlich gewürfelt wurden.",
       "No program can see this: compare the numbers with the minutes.",
       "Das sieht kein Programm: Vergleichen Sie die Zahlen mit dem Protokoll der Sitzung.",
       {"2.2"},
       check_4_10_beacon_seen},
  };
}

}  // namespace klero::verifier
