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
       "Every reveal is what its contributor had committed to, or, with an escrow, what his deposit "
       "locks.",
       "Jede Offenlegung ist das, worauf sich der Mitwirkende festgelegt hatte, mit Hinterlegung das, was "
       "er verschlossen hatte.",
       "That the secret was random.",
       "Dass das Geheimnis zufällig war.",
       {"4.1", "4.6", "4.12"},
       check_4_7_reveals_open_their_commitments},
      {"4.8", "Close", RuleClass::kEvidence, Scope::kLot, 1,
       "The close names these reveals and the beacons to come, and enough contributors who are not "
       "the office have signed it.",
       "Der Abschluss nennt diese Offenlegungen und die kommenden Zufallsereignisse, und genügend "
       "Mitwirkende, die nicht das Amt sind, haben ihn unterschrieben.",
       "When they signed (4.15; of dice those present know), or that none of them signed another one "
       "as well.",
       "Wann sie unterschrieben haben (4.15; bei Würfeln wissen es die Anwesenden) und dass keiner von "
       "ihnen auch einen anderen unterschrieb.",
       {"2.2", "4.1"},
       check_4_8_close},
      {"4.9", "Seed", RuleClass::kConsistency, Scope::kLot, 2,
       "The seed follows from the close and the values of the beacons that it names, and from nothing "
       "else.",
       "Der Startwert folgt aus dem Abschluss und den Werten der Zufallsereignisse, die er nennt, und "
       "aus nichts sonst.",
       "That these values came (4.10, 4.16, 4.17).",
       "Dass diese Werte fielen (4.10, 4.16, 4.17).",
       {"2.2", "4.8", "4.13"},
       check_4_9_seed},
      {"4.10", "Beacon seen", RuleClass::kManual, Scope::kLot, 2,
       "The dice in the record are those thrown in public after the close, the other values those "
       "officially published.",
       "Die Würfe in der Akte sind die, die nach dem Abschluss öffentlich gewürfelt wurden, die anderen "
       "Werte die amtlich veröffentlichten.",
       "No program can see this: compare the values with the minutes and the publication.",
       "Das sieht kein Programm: Vergleichen Sie die Werte mit dem Protokoll der Sitzung und der "
       "Veröffentlichung.",
       {"2.2", "4.13"},
       check_4_10_beacon_seen},
      {"4.11", "Deposits", RuleClass::kConsistency, Scope::kLot, 0,
       "Every deposit can be opened by the holders of the escrow, and to one contribution only.",
       "Jede Hinterlegung können die Verwahrer öffnen, und nur zu einem einzigen Beitrag.",
       "That the holders will open it, or have not opened it early.",
       "Dass die Verwahrer sie öffnen werden und nicht zu früh geöffnet haben.",
       {"2.14", "4.1"},
       check_4_11_deposits},
      {"4.12", "Openings", RuleClass::kConsistency, Scope::kLot, 1,
       "For every slot that revealed it is shown who opened its deposit, and to what.",
       "Für jeden Platz, der offengelegt ist, ist belegt, wer die Hinterlegung geöffnet hat und was darin "
       "lag.",
       "Why the holders opened what its contributor did not.",
       "Warum die Verwahrer öffneten, was der Mitwirkende nicht selbst öffnete.",
       {"4.1", "4.6", "4.11"},
       check_4_12_openings},
      {"4.13", "Absence of a beacon", RuleClass::kEvidence, Scope::kCeremony, 0,
       "Where a fallback stands in for a beacon, enough witnesses have signed that the beacon did not "
       "come.",
       "Wo ein Ersatz für ein Zufallsereignis steht, haben genügend Zeugen unterschrieben, dass es "
       "ausblieb.",
       "That it did not come: everybody can see whether it did.",
       "Dass es ausblieb: Das kann jeder nachsehen.",
       {"2.2", "4.8", "9.9"},
       check_4_13_absence_of_a_beacon},
      {"4.14", "Timestamp", RuleClass::kEvidence, Scope::kCeremony, 0,
       "The close and enough signatures under it were stamped by the authority that you brought.",
       "Der Abschluss und genügend Unterschriften darunter sind von der Stelle gestempelt, die Sie "
       "mitgebracht haben.",
       "That no other close was stamped: anybody can have a thousand things stamped.",
       "Dass nichts anderes gestempelt wurde: Jeder kann tausend Dinge stempeln lassen.",
       {"2.2", "4.1"},
       check_4_14_timestamp},
      {"4.15", "Margin", RuleClass::kConsistency, Scope::kCeremony, 0,
       "The stamp is older, by the margin of the order, than every beacon with a time that the close "
       "names.",
       "Der Stempel ist um den Abstand der Losordnung älter als jedes Zufallsereignis mit einer Zeit, das "
       "der Abschluss nennt.",
       "That dice were thrown later (4.10).",
       "Dass später gewürfelt wurde (4.10).",
       {"2.2", "4.8", "9.9", "4.14"},
       check_4_15_margin},
      {"4.16", "drand", RuleClass::kConsistency, Scope::kCeremony, 1,
       "The randomness of drand in the seed follows from the signature published with it.",
       "Der Zufall von drand im Startwert folgt aus der Unterschrift, die dabei liegt.",
       "That the signature is the chain's (4.18).",
       "Dass die Unterschrift die der Kette ist (4.18).",
       {"2.2", "4.9", "9.3"},
       check_4_16_drand},
      {"4.17", "NIST", RuleClass::kAuthenticity, Scope::kCeremony, 1,
       "The pulse in the seed is the one that the close names, and is signed under the certificate that "
       "you brought.",
       "Der Puls im Startwert ist der, den der Abschluss nennt, und mit dem Zertifikat unterschrieben, das "
       "Sie mitgebracht haben.",
       "That the certificate is that of NIST: you brought it.",
       "Dass das Zertifikat das von NIST ist: Sie haben es mitgebracht.",
       {"2.2", "4.9", "9.3"},
       check_4_17_nist},
      {"4.18", "drand's signature", RuleClass::kManual, Scope::kCeremony, 1,
       "The signature of drand's round is that of the chain in the order.",
       "Die Unterschrift der Runde von drand ist die der Kette in der Losordnung.",
       "No program of ours can check it: compare the value with a relay of drand.",
       "Das prüft keines unserer Programme: Vergleichen Sie den Wert mit einem Verteiler von drand.",
       {"2.2", "4.9", "9.3"},
       check_4_18_drands_signature},
      {"4.19", "Void", RuleClass::kConsistency, Scope::kVoid, 0,
       "The second lot before it was not closed: too few contributors signed, and no witness signed both "
       "the close and the void.",
       "Das zweite Los davor war nicht abgeschlossen: Zu wenige Mitwirkende haben unterschrieben, und kein "
       "Zeuge hat Abschluss und Ungültigkeit zugleich unterschrieben.",
       "That nobody signed who does not stand in the evidence: ask the contributors.",
       "Dass niemand unterschrieb, der nicht in den Nachweisen steht: Fragen Sie die Mitwirkenden.",
       {"2.2", "4.1"},
       check_4_19_void},
  };
}

}  // namespace klero::verifier
