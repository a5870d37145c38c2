#include <array>

#include "verifier/audit/audit_state.h"

namespace klero::verifier {
namespace {

constexpr unsigned kFrame = 2;
constexpr unsigned kPool = 7;
constexpr unsigned kPortfolio = 8;

constexpr std::array<AuditRule, 20> kRules{{
    {"A.1", "Record", "Akte", "nothing in the public record is wrong, and the bundle is of this draw",
     "in der öffentlichen Akte ist nichts falsch, und das Bündel gehört zu dieser Losung",
     "what the public cannot see: the checks below", "was niemand sonst sieht: die Prüfungen unten", 1,
     audit_1_record},
    {"A.2", "Master secret", "Hauptgeheimnis",
     "the master secret of the bundle is the one to which step 02 committed",
     "das Hauptgeheimnis im Bündel ist das, auf das Schritt 02 sich festgelegt hat",
     "that nobody else knows it", "dass niemand sonst es kennt", kFrame, audit_2_master},
    {"A.3", "Register", "Register",
     "every row of the register can be read as the order says: number, birth date, known values",
     "jede Zeile des Registers ist lesbar, wie die Losordnung es sagt: Nummer, Geburtstag, bekannte Werte",
     "that the register is the real one, complete, and of the day of eligibility",
     "dass es das echte, vollständige Register vom Stichtag ist", kFrame, audit_3_register},
    {"A.4", "Nobody left out", "Niemand fehlt", "everybody of the register who is eligible has a leaf",
     "jede Person des Registers, die teilnehmen kann, hat ein Blatt",
     "people who are missing from the register", "Personen, die im Register fehlen", kFrame,
     audit_4_nobody_left_out},
    {"A.5", "No ghosts", "Keine Geister", "every leaf of the frame is that of somebody of the register",
     "jedes Blatt des Rahmens gehört einer Person des Registers",
     "invented people in the register itself", "erfundene Personen im Register selbst", kFrame,
     audit_5_no_ghosts},
    {"A.6", "Eligible", "Teilnahmeberechtigt", "nobody is in the drum who is not eligible on the day",
     "niemand ist in der Lostrommel, der am Stichtag nicht teilnehmen kann",
     "wrong birth dates in the register", "falsche Geburtstage im Register", kFrame, audit_6_eligible},
    {"A.7", "Strata", "Schichten", "everybody is in the stratum that follows from the register",
     "jede Person ist in der Schicht, die aus dem Register folgt", "wrong entries of the register",
     "falsche Einträge im Register", kFrame, audit_7_strata},
    {"A.8", "Register numbers", "Registernummern", "no register number stands twice",
     "keine Registernummer steht zweimal", "one person under several numbers: A.9",
     "eine Person unter mehreren Nummern: A.9", kFrame, audit_8_numbers_once},
    {"A.9", "Double persons", "Doppelte Personen",
     "no identity line stands under several register numbers",
     "keine Angaben zur Person stehen unter mehreren Registernummern",
     "one person under differently written names", "eine Person unter verschieden geschriebenen Namen",
     kFrame, audit_9_double_persons},
    {"A.10", "Rows have replies", "Zeilen haben Antworten",
     "every row of the pool has a reply with the code of that person's letter",
     "jede Zeile des Pools hat eine Antwort mit dem Code des Briefs dieser Person",
     "who filled the reply in", "wer die Antwort ausgefüllt hat", kPool, audit_10_rows_have_replies},
    {"A.11", "Replies have rows", "Antworten haben Zeilen",
     "every reply with the code of a letter, in time, with consent and known answers is in the pool",
     "jede rechtzeitige Antwort mit dem Code eines Briefs, Einwilligung und bekannten Angaben ist im Pool",
     "replies that never reached this file", "Antworten, die nie in diese Datei kamen", kPool,
     audit_11_replies_have_rows},
    {"A.12", "Replies not entered", "Nicht übernommene Antworten", "every row of the replies was entered",
     "jede Zeile der Antworten wurde übernommen", "why a row could not be entered: the auditor asks",
     "warum eine Zeile nicht übernommen werden konnte: Der Prüfer fragt nach", kPool,
     audit_12_not_entered},
    {"A.13", "Openings", "Öffnungen",
     "every commitment of the pool is opened, and holds one category for each row and feature",
     "jede Festlegung des Pools ist geöffnet und enthält je Zeile und Merkmal eine Kategorie",
     "that it is the answer that was given: A.14", "dass es die gegebene Antwort ist: A.14", kPool,
     audit_13_openings},
    {"A.14", "Answers", "Angaben", "every row holds what its reply answers, open and sealed",
     "jede Zeile enthält, was die Antwort angibt, offen wie versiegelt", "that the answers are true",
     "dass die Angaben wahr sind", kPool, audit_14_answers},
    {"A.15", "Panels", "Gremien",
     "every panel has as many members as seats, and is the one to which step 08 committed",
     "jedes Gremium hat so viele Mitglieder wie Plätze und ist das, auf das Schritt 08 sich festlegte",
     "that the quotas are met: A.16", "dass die Quoten eingehalten sind: A.16", kPortfolio,
     audit_15_panels},
    {"A.16", "Quotas", "Quoten", "every panel, opened or not, meets all quotas, the sealed ones too",
     "jedes Gremium, geöffnet oder nicht, hält alle Quoten ein, auch die versiegelten",
     "that the quotas are wise", "dass die Quoten gut gewählt sind", kPortfolio, audit_16_quotas},
    {"A.17", "Chances", "Chancen", "the chance of each row is the number of panels in which it stands",
     "die Chance jeder Zeile ist die Zahl der Gremien, in denen sie steht",
     "that the chances are as equal as the quotas permit: A.18",
     "dass die Chancen so gleich sind, wie die Quoten es zulassen: A.18", kPortfolio, audit_17_chances},
    {"A.18", "Fairness", "Fairness",
     "the chances are leximin, within one panel a person or as many as it says: nobody's can be raised at the cost of no poorer one",
     "die Chancen sind leximin, auf ein Gremium je Person genau oder auf so viele, wie es sagt: Keine lässt sich heben, ohne eine kleinere zu senken",
     "that the quotas are fair", "dass die Quoten gerecht sind", kPortfolio, audit_18_fairness},
    {"A.19", "Always or never", "Immer oder nie", "no row stands in every panel or in none",
     "keine Zeile steht in jedem Gremium oder in keinem", "smaller favours: A.18",
     "kleinere Begünstigungen: A.18", kPortfolio, audit_19_always_or_never},
    {"A.20", "No further than needed", "Nicht weiter als nötig",
     "with one step of relaxation fewer no panel meets the quotas",
     "mit einem Schritt der Lockerung weniger erfüllt kein Gremium die Quoten",
     "that the order's list is wise", "dass die Liste der Losordnung gut gewählt ist", kPortfolio,
     audit_20_no_further_than_needed},
}};

}  // namespace

std::span<const AuditRule> audit_rules() { return kRules; }

}  // namespace klero::verifier
