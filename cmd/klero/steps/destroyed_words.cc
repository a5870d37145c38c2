#include "cmd/klero/steps/destroyed_words.h"

namespace klero::cmd {
namespace {

using selection::Order;

// One sentence in both languages, and whether this draw has the thing.
struct Sentence {
  const char* english;
  const char* german;
  bool holds = true;
};

std::vector<std::string> in(Language language, const std::vector<Sentence>& sentences) {
  std::vector<std::string> texts;
  for (const Sentence& sentence : sentences) {
    if (sentence.holds) {
      texts.emplace_back(language == Language::kGerman ? sentence.german : sentence.english);
    }
  }
  return texts;
}

bool is_committed(const Order& order) {
  return order.panel.form == selection::PortfolioForm::kCommitted;
}

}  // namespace

std::vector<std::string> destroyed_words(const Order& order, Language language) {
  return in(
      language,
      {{"the master secret, from which every nonce and every code on a letter follows",
        "das Hauptgeheimnis, aus dem jede Nonce und jeder Code auf einem Brief folgt"},
       {"the register as it was read, and the list that leads from leaves to people",
        "das Melderegister, wie es eingelesen wurde, und die Liste, die von Blättern zu Menschen "
        "führt"},
       {"the list of the letters with names, addresses and codes",
        "die Liste der Briefe mit Namen, Anschriften und Codes"},
       {"the replies as they were read, and who stands in which row of the pool",
        "die Rückmeldungen, wie sie eingelesen wurden, und wer in welcher Zeile steht"},
       {"the openings of all sealed answers", "die Öffnungen aller versiegelten Antworten",
        selection::has_sealed_feature(order)},
       {"the panels that were not opened, and the salts of panels and chances",
        "die Gremien, die nicht geöffnet wurden, und die Salze von Gremien und Chancen",
        is_committed(order)},
       {"the names of the members of the panel, as far as they stand in the folder of the draw",
        "die Namen der Mitglieder, soweit sie im Ordner der Losung stehen"},
       {"the office's secret key, once this step is signed with it",
        "den geheimen Schlüssel des Amts, sobald dieser Schritt damit unterschrieben ist"}});
}

std::vector<std::string> beyond_reach_words(const Order& order, Language language) {
  return in(language,
            {{"the letter shop's copy of the list of letters",
              "die Kopie der Briefliste bei der Druckerei"},
             {"the register's export and the file of the replies, where they came from",
              "der Auszug des Melderegisters und die Datei der Rückmeldungen, wo sie herkamen"},
             {"backups of the sealed part, and the passphrases of their custodians",
              "Sicherungen des versiegelten Teils und die Kennwörter derer, die sie verwahren"},
             {"what the disk, its snapshots or a backup of the machine still hold: files were "
              "removed, not "
              "overwritten",
              "was die Platte, ihre Schnappschüsse oder eine Sicherung des Rechners noch halten: "
              "die Dateien "
              "wurden entfernt, nicht überschrieben"},
             {"the auditor's sealed bundle", "das versiegelte Bündel der Prüferin oder des Prüfers",
              order.auditor.has_value()},
             {"the receipts that respondents were given",
              "die Quittungen in den Händen der Zusagenden", is_committed(order)},
             {"the letters in people's hands, with their codes",
              "die Briefe in den Händen der Angeschriebenen, mit ihren Codes"},
             {"the contributors' own files", "die eigenen Dateien der Mitwirkenden"}});
}

}  // namespace klero::cmd
