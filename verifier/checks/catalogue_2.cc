#include "verifier/checks/catalogue_sections.h"
#include "verifier/checks/section_2_order.h"

namespace klero::verifier {

std::vector<Rule> rules_of_section_2() {
  return {
      {"2.1", "Anchor", RuleClass::kEvidence, Scope::kStep, 1,
       "The order is the one whose checksum you brought.",
       "Die Losordnung ist die, deren Prüfsumme Sie mitgebracht haben.",
       "That the checksum you brought was taken from the gazette.",
       "Dass die mitgebrachte Prüfsumme aus dem Amtsblatt stammt.",
       {},
       check_2_1_anchor},
      {"2.2", "Grammar", RuleClass::kCompleteness, Scope::kStep, 1,
       "The order has every key that it must have, with values of the right kind.",
       "Die Losordnung hat alle nötigen Angaben in der richtigen Art.",
       "That what it orders is wise or lawful.",
       "Dass das Geregelte klug oder rechtmäßig ist.",
       {},
       check_2_2_grammar},
      {"2.3", "Mode and attempt", RuleClass::kConsistency, Scope::kStep, 1,
       "A first attempt cites no attempt before it, and every other one does.",
       "Ein erster Versuch nennt keinen vorigen, jeder weitere nennt ihn.",
       "That there was no other attempt.",
       "Dass es keinen anderen Versuch gab.",
       {"2.2"},
       check_2_3_mode_and_attempt},
      {"2.4", "Quotas", RuleClass::kConsistency, Scope::kStep, 1,
       "The bounds of every category fit together, and those of every feature can sum to the "
       "panel.",
       "Die Grenzen jeder Kategorie passen zusammen und die jedes Merkmals zur Größe des "
       "Gremiums.",
       "That all quotas together can be met, or that they mirror the city.",
       "Dass alle Quoten zusammen erfüllbar sind, oder dass sie die Stadt abbilden.",
       {"2.2"},
       check_2_4_quotas},
      {"2.5", "Features follow from strata", RuleClass::kConsistency, Scope::kStep, 1,
       "Features that follow from a strata column use each of its categories once, and age "
       "categories cover every age once.",
       "Merkmale aus einer Schichtspalte verwenden jede ihrer Kategorien einmal, und "
       "Altersklassen decken jedes Alter einmal ab.",
       "That people were put into the right stratum.",
       "Dass die Personen in der richtigen Schicht stehen.",
       {"2.2"},
       check_2_5_features_follow_from_strata},
      {"2.6", "Letters", RuleClass::kConsistency, Scope::kStep, 1,
       "The levels divide the letters by all strata columns in sequence, and there are at "
       "most 9,999 strata.",
       "Die Stufen teilen die Briefe nach allen Schichtspalten der Reihe nach; es gibt "
       "höchstens 9.999 Schichten.",
       "That the division is fair.",
       "Dass die Aufteilung gerecht ist.",
       {"2.2"},
       check_2_6_letters},
      {"2.7", "Slots", RuleClass::kConsistency, Scope::kStep, 1,
       "There are 3 to 15 contributors, all keys are distinct, and two closes cannot both be signed "
       "unless somebody who is not the office signs twice.",
       "Es gibt 3 bis 15 Mitwirkende, alle Schlüssel sind verschieden, und zwei Abschlüsse sind nur "
       "zu haben, wenn jemand, der nicht das Amt ist, zweimal unterschreibt.",
       "That the contributors are independent of each other and of the office.",
       "Dass die Mitwirkenden voneinander und vom Amt unabhängig sind.",
       {"2.2"},
       check_2_7_slots},
      {"2.8", "Beacons", RuleClass::kConsistency, Scope::kStep, 1,
       "The public random events of each list give together at least 2^50 outcomes, and a real draw "
       "has them.",
       "Die öffentlichen Zufallsereignisse jeder Liste haben zusammen mindestens 2^50 Ausgänge, und "
       "eine echte Auslosung hat sie.",
       "That the dice are fair, or that the lottery, drand and NIST are honest.",
       "Dass die Würfel gerecht und Lotto, drand und NIST ehrlich sind.",
       {"2.2"},
       check_2_8_beacons},
      {"2.9", "Portfolio", RuleClass::kConsistency, Scope::kStep, 1,
       "Panel size, number of panels and spot checks lie within the bounds of the protocol.",
       "Gremiumsgröße, Zahl der Gremien und Stichproben liegen in den Grenzen des Protokolls.",
       "That so many spot checks are enough.",
       "Dass so viele Stichproben genügen.",
       {"2.2"},
       check_2_9_portfolio},
      {"2.10", "Real draws", RuleClass::kConsistency, Scope::kStep, 1,
       "A real draw has strata, letters and panels in numbers that protect people.",
       "Eine echte Auslosung hat Schichten, Briefe und Gremien in schützender Zahl.",
       "That nobody can be recognised in a small stratum.",
       "Dass niemand in einer kleinen Schicht erkennbar ist.",
       {"2.2"},
       check_2_10_real_draws},
      {"2.11", "Visibility", RuleClass::kConsistency, Scope::kStep, 1,
       "Features that follow from the stratum are public; in a real draw those of the replies are "
       "sealed.",
       "Merkmale aus der Schicht sind öffentlich; bei einer echten Auslosung sind die aus den "
       "Antworten verdeckt.",
       "That in a rehearsal no real answers were published.",
       "Dass bei einer Probe keine echten Antworten veröffentlicht wurden.",
       {"2.2"},
       check_2_11_visibility},
      {"2.12", "Page", RuleClass::kIntegrity, Scope::kStep, 1,
       "The page that people read says what the programs do.",
       "Die lesbare Seite sagt das, was die Programme tun.",
       "That people have read it.",
       "Dass sie jemand gelesen hat.",
       {"2.2"},
       check_2_12_page},
      {"2.13", "Destruction", RuleClass::kConsistency, Scope::kStep, 1,
       "The day after which the sealed part is destroyed is later than the day of eligibility.",
       "Der Tag, nach dem der verdeckte Teil gelöscht wird, liegt nach dem Stichtag.",
       "That it will be destroyed (9.7, 9.8).",
       "Dass gelöscht wird (9.7, 9.8).",
       {"2.2"},
       check_2_13_destruction},
      {"2.14", "Escrow", RuleClass::kConsistency, Scope::kStep, 1,
       "The escrow has as many holders as it needs, each with a key of his own that somebody "
       "provably has.",
       "Die Hinterlegung hat genügend Verwahrer, jeden mit eigenem Schlüssel, den nachweislich jemand "
       "besitzt.",
       "That they are different people, or that they will open what they are asked to.",
       "Dass es verschiedene Personen sind und dass sie öffnen, worum man sie bittet.",
       {"2.2"},
       check_2_14_escrow},
      {"2.15", "Witnesses", RuleClass::kConsistency, Scope::kStep, 1,
       "So many witnesses must sign that two closes cannot both be signed unless more of them sign "
       "twice than the order takes for dishonest.",
       "Es müssen so viele Zeugen unterschreiben, dass zwei Abschlüsse nur zu haben sind, wenn mehr von "
       "ihnen zweimal unterschreiben, als die Losordnung für unredlich hält.",
       "That no more of them are dishonest than the order says.",
       "Dass nicht mehr von ihnen unredlich sind, als die Losordnung annimmt.",
       {"2.2"},
       check_2_15_witnesses},
      {"2.16", "Earlier attempts", RuleClass::kEvidence, Scope::kStep, 1,
       "Every attempt before this one was brought, and each cites the end of the one before it.",
       "Alle früheren Versuche wurden mitgebracht, und jeder nennt das Ende des vorigen.",
       "That the earlier records are right: each has a verdict of its own.",
       "Dass die früheren Akten richtig sind: Jede hat ihr eigenes Urteil.",
       {"2.2"},
       check_2_16_earlier_attempts},
      {"2.17", "Post", RuleClass::kConsistency, Scope::kStep, 1,
       "The last day for replies is later than the day of eligibility, and what addresses a letter "
       "stands in the letters.",
       "Der letzte Tag für Antworten liegt nach dem Stichtag, und was einen Brief anredet, steht in "
       "den Briefen.",
       "That letters went out in time, and that replies were counted by this day (6.6).",
       "Dass die Briefe rechtzeitig hinausgingen und die Antworten nach diesem Tag gezählt wurden (6.6).",
       {"2.2"},
       check_2_17_post},
  };
}

}  // namespace klero::verifier
