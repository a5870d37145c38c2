#include "verifier/checks/catalogue_sections.h"
#include "verifier/checks/section_1_record.h"

namespace klero::verifier {

std::vector<Rule> rules_of_section_1() {
  return {
      {"1.1", "Folders", RuleClass::kCompleteness, Scope::kRecord, 0,
       "The record has exactly the folders that the protocol names, without a gap.",
       "Die Akte hat genau die Ordner, die das Protokoll nennt, ohne Lücke.",
       "That nothing was published elsewhere.",
       "Dass nicht anderswo noch etwas veröffentlicht wurde.",
       {},
       check_1_1_folders},
      {"1.2", "Files of a step", RuleClass::kCompleteness, Scope::kRecord, 0,
       "Every step holds exactly the files that the protocol names for it.",
       "Jeder Schritt enthält genau die Dateien, die das Protokoll für ihn nennt.",
       "That the files are right.",
       "Dass die Dateien richtig sind.",
       {},
       check_1_2_files_of_a_step},
      {"1.3", "List", RuleClass::kCompleteness, Scope::kRecord, 0,
       "SHA256SUMS of every step lists every file of the step, and nothing that it should "
       "not.",
       "SHA256SUMS jedes Schritts führt jede Datei des Schritts auf und nichts Unzulässiges.",
       "That the listed checksums are right (1.4, 1.5).",
       "Dass die Prüfsummen stimmen (1.4, 1.5).",
       {},
       check_1_3_list},
      {"1.4", "Integrity", RuleClass::kIntegrity, Scope::kRecord, 0,
       "Every listed file has the checksum that is listed for it.",
       "Jede aufgeführte Datei hat die Prüfsumme, die für sie aufgeführt ist.",
       "Who wrote the list (1.8).",
       "Wer die Liste geschrieben hat (1.8).",
       {},
       check_1_4_integrity},
      {"1.5", "Chain", RuleClass::kIntegrity, Scope::kRecord, 0,
       "Every step cites the checksum of the step before it.",
       "Jeder Schritt nennt die Prüfsumme des vorigen Schritts.",
       "That the first step is the right one (2.1), or when a step was published.",
       "Dass der erste Schritt der richtige ist (2.1), oder wann ein Schritt veröffentlicht "
       "wurde.",
       {},
       check_1_5_chain},
      {"1.6", "Evidence is chained", RuleClass::kIntegrity, Scope::kRecord, 0,
       "The steps after a ceremony list all evidence of the steps before, and none has been "
       "added or taken away.",
       "Die Schritte nach einem Abschnitt führen alle Nachweise der vorigen Schritte auf; "
       "keiner kam hinzu oder fehlt.",
       "That evidence not yet collected will stay as it is.",
       "Dass noch nicht eingesammelte Nachweise so bleiben.",
       {},
       check_1_6_evidence_is_chained},
      {"1.7", "Files of evidence", RuleClass::kCompleteness, Scope::kRecord, 0,
       "The evidence of every step consists only of files that the protocol names for it, by this "
       "order; signatures have 64 bytes.",
       "Die Nachweise jedes Schritts sind nur Dateien, die das Protokoll bei dieser Losordnung für ihn "
       "nennt; Unterschriften haben 64 Byte.",
       "That the signatures are valid (1.8, 1.13, 3.7, 4.8, 4.13, 8.6), or the rest right (4.8, 4.12 to "
       "4.17, 9.9).",
       "Dass die Unterschriften gültig sind (1.8, 1.13, 3.7, 4.8, 4.13, 8.6) und das Übrige stimmt (4.8, "
       "4.12 bis 4.17, 9.9).",
       {},
       check_1_7_files_of_evidence},
      {"1.8", "Office", RuleClass::kAuthenticity, Scope::kRecord, 0,
       "The office has signed every step.",
       "Das Amt hat jeden Schritt unterschrieben.",
       "That the key of the order is the office's (2.1), or when it signed.",
       "Dass der Schlüssel der Losordnung der des Amts ist (2.1), oder wann unterschrieben "
       "wurde.",
       {"2.2"},
       check_1_8_office},
      {"1.9", "Tables", RuleClass::kCompleteness, Scope::kRecord, 0,
       "Every table follows the grammar and has the columns of the protocol.",
       "Jede Tabelle folgt der Grammatik und hat die Spalten des Protokolls.",
       "That the values in it are right.",
       "Dass die Werte darin stimmen.",
       {},
       check_1_9_tables},
      {"1.10", "Documents", RuleClass::kCompleteness, Scope::kRecord, 0,
       "Every document is in the one form in which its content can be written.",
       "Jedes Dokument hat die eine Form, in der sein Inhalt geschrieben werden kann.",
       "That the keys and values are right (2.2, 3.1, 9.7, 9.10).",
       "Dass Schlüssel und Werte stimmen (2.2, 3.1, 9.7, 9.10).",
       {},
       check_1_10_documents},
      {"1.11", "Sizes", RuleClass::kCompleteness, Scope::kRecord, 0,
       "No file, line or nesting is bigger than the protocol allows.",
       "Keine Datei, Zeile oder Verschachtelung ist größer als erlaubt.",
       "Anything about the content.",
       "Etwas über den Inhalt.",
       {},
       check_1_11_sizes},
      {"1.12", "Signatures and keys", RuleClass::kAuthenticity, Scope::kRecord, 0,
       "Every key and every signature has the form that all programs judge alike.",
       "Jeder Schlüssel und jede Unterschrift hat die Form, die alle Programme gleich "
       "beurteilen.",
       "That the signatures are valid (1.8, 1.13, 3.7, 4.3, 4.8, 4.13, 8.6), or whose the keys are.",
       "Dass die Unterschriften gültig sind (1.8, 1.13, 3.7, 4.3, 4.8, 4.13, 8.6), oder wem die Schlüssel "
       "gehören.",
       {"2.2"},
       check_1_12_signatures_and_keys},
      {"1.13", "Witnesses", RuleClass::kEvidence, Scope::kRecord, 0,
       "As many witnesses as the order asks for have signed every decisive step, in a closing step "
       "what the close names.",
       "So viele Zeugen, wie die Losordnung verlangt, haben jeden entscheidenden Schritt "
       "unterschrieben, bei einem Abschluss das, was er nennt.",
       "When they signed, or that they are independent; that none of them signed another close as "
       "well.",
       "Wann sie unterschrieben haben und dass sie unabhängig sind; dass keiner auch einen anderen "
       "Abschluss unterschrieb.",
       {"2.2"},
       check_1_13_witnesses},
  };
}

}  // namespace klero::verifier
