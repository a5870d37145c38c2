#include "verifier/receipt/receipt_text.h"

#include "crypto/base/bytes.h"

namespace klero::verifier {
namespace {

class Writer {
 public:
  explicit Writer(Language language) : language_(language) {}

  void line(std::string_view english, std::string_view german, const std::string& value) {
    text_ += std::string(pick(language_, english, german)) + value + "\n";
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  Language language_;
  std::string text_;
};

// Of somebody drawn for the second wave.
void write_second(const Receipt& receipt, Writer& out) {
  if (!receipt.second_sent) {
    out.line("drawn for the second wave: this person gets a letter if too few of the first are answered",
             "für die zweite Runde gezogen: diese Person erhält einen Brief, wenn zu wenige der ersten "
             "beantwortet werden",
             "");
  } else if (*receipt.second_sent) {
    out.line("drawn for the second wave: this person gets a letter",
             "für die zweite Runde gezogen: diese Person erhält einen Brief", "");
  } else {
    out.line("drawn for the second wave, whose letters were not sent: enough of the first were answered",
             "für die zweite Runde gezogen, deren Briefe nicht hinausgingen: genug der ersten wurden "
             "beantwortet",
             "");
  }
}

void write_letter(const Receipt& receipt, Writer& out) {
  if (!receipt.ticket) {
    out.line("the first lot has not been drawn yet", "das erste Los ist noch nicht gezogen", "");
    return;
  }
  out.line("ticket: ", "Losnummer: ", crypto::to_hex(*receipt.ticket));
  if (receipt.cut_off) {
    out.line("last ticket of the stratum with a letter: ",
             "letzte Losnummer der Schicht mit Brief: ", crypto::to_hex(*receipt.cut_off));
  }
  if (!receipt.drawn) {
    out.line("the letters are not published yet", "die Briefe sind noch nicht veröffentlicht", "");
  } else if (receipt.skipped) {
    out.line("not drawn: somebody of the same household was drawn before",
             "nicht gezogen: aus demselben Haushalt wurde schon jemand gezogen", "");
  } else if (receipt.second) {
    write_second(receipt, out);
  } else if (*receipt.drawn) {
    out.line("drawn: this person gets a letter", "gezogen: diese Person erhält einen Brief", "");
  } else {
    out.line("not drawn: the ticket is greater than the last one with a letter",
             "nicht gezogen: die Losnummer ist größer als die letzte mit Brief", "");
  }
}

void write_pool(const PoolReceipt& pool, Writer& out) {
  out.line("row of the pool: ", "Zeile im Pool: ", std::to_string(pool.row));
  for (const auto& [feature, category] : pool.answers) {
    out.line("recorded: ", "eingetragen: ", feature + ": " + category);
  }
  if (pool.panels) {
    out.line("panels in which this row stands: ", "Gremien, in denen diese Zeile steht: ",
             std::to_string(*pool.panels));
  }
  if (pool.member) {
    out.line("member of the panel", "Mitglied des Gremiums", "");
  } else if (pool.left) {
    out.line("has left the panel", "aus dem Gremium ausgeschieden", "");
  }
}

}  // namespace

std::string write_receipt(const Receipt& receipt, Language language) {
  Writer out(language);
  out.line("in the drum: leaf ", "in der Lostrommel: Blatt ", crypto::to_hex(receipt.leaf));
  out.line("stratum: ", "Schicht: ",
           std::to_string(receipt.stratum) + ", " + receipt.stratum_text + ", " +
               std::to_string(receipt.people) +
               std::string(pick(language, " people, ", " Personen, ")) +
               std::to_string(receipt.letters) + std::string(pick(language, " letters", " Briefe")));
  write_letter(receipt, out);
  if (receipt.pool) {
    write_pool(*receipt.pool, out);
  }
  return out.take();
}

std::string write_no_entry(Language language) {
  return std::string(
      pick(language, "no entry can be shown\n", "es kann kein Eintrag gezeigt werden\n"));
}

}  // namespace klero::verifier
