#include <algorithm>

#include "crypto/base/text.h"
#include "verifier/checks/examination.h"
#include "verifier/receipt/check_document.h"
#include "verifier/receipt/receipt_text.h"

namespace klero::verifier {
namespace {

// "9.1 %", in German "9,1 %"; rounded down.
std::string per_cent(std::uint64_t panels, std::uint64_t of, Language language) {
  const std::uint64_t tenths = panels * 1000 / of;
  return std::to_string(tenths / 10) + (language == Language::kGerman ? "," : ".") +
         std::to_string(tenths % 10) + " %";
}

std::string say(Language language, std::string_view english, std::string_view german) {
  return std::string(pick(language, english, german));
}

std::string write_answers(const ReceiptDocument& document, Language language) {
  std::string text;
  for (const OpenedAnswer& answer : document.answers) {
    text += say(language, "your answer was recorded, sealed, as: ",
                "Ihre Antwort wurde versiegelt eingetragen als: ") +
            crypto::escape_text(answer.feature) + ": " + crypto::escape_text(answer.category) + "\n";
  }
  return text;
}

// Drawn or not, as far as the record goes.
std::string write_fate(const Examination& x, const ReceiptDocument& document, Language language) {
  if (x.draw.empty()) {
    return say(language, "still open: the second lot, which draws one of the ",
               "noch offen: das zweite Los, das eines von ") +
           std::to_string(x.order->panels) +
           say(language, " panels\n", " Gremien zieht\n");
  }
  const bool drawn = std::ranges::any_of(document.memberships, [&](const Membership& membership) {
    return membership.panel == x.draw.front().panel;
  });
  return say(language, "panel ", "gezogen wurde Gremium ") + std::to_string(x.draw.front().panel) +
         say(language, drawn ? " was drawn: you were drawn\n" : " was drawn: you were not drawn\n",
             drawn ? ": Sie wurden gezogen\n" : ": Sie wurden nicht gezogen\n");
}

std::string write_portfolio(const Examination& x, const ReceiptDocument& document,
                            Language language) {
  return say(language, "your chance was ", "Ihre Chance war ") +
         per_cent(document.panels, x.order->panels, language) +
         say(language, ": you stand in ", ": Sie stehen in ") + std::to_string(document.panels) +
         say(language, " of ", " von ") + std::to_string(x.order->panels) +
         say(language, " panels, and the receipt shows your place in each\n",
             " Gremien, und die Quittung zeigt Ihren Platz in jedem\n") +
         write_fate(x, document, language);
}

// Of a receipt of the answers alone: until when it can be objected to.
std::string write_window(const Examination& x, Language language) {
  const auto& last_day = x.order->post.objections_until;
  return last_day ? say(language, "the last day for objections is ",
                        "der letzte Tag für Einsprüche ist der ") + *last_day + "\n"
                  : "";
}

}  // namespace

std::string write_document(const Examination& x, const ReceiptDocument& document,
                           Language language) {
  const auto row = static_cast<RowNumber>(document.row);
  return say(language, "the receipt is right: all that it opens fits the record\n",
             "die Quittung stimmt: Alles, was sie öffnet, passt zur Akte\n") +
         write_receipt(receipt_of_row(x, row), language) + write_answers(document, language) +
         say(language, "you are row ", "Sie sind Zeile ") + std::to_string(row) +
         say(language, " of ", " von ") + std::to_string(x.pool().rows.size()) + "\n" +
         (document.pool ? write_window(x, language) : write_portfolio(x, document, language));
}

}  // namespace klero::verifier
