#include "verifier/report/html.h"

#include <utility>

#include "crypto/base/bytes.h"
#include "verifier/order/page.h"
#include "verifier/report/text.h"

namespace klero::verifier {
namespace {

std::string row(std::initializer_list<std::string> cells) {
  std::string html = "<tr>";
  for (const std::string& cell : cells) {
    html += "<td>" + escape_html(cell) + "</td>";
  }
  return html + "</tr>\n";
}

std::string head_row(std::initializer_list<std::string_view> cells) {
  std::string html = "<tr>";
  for (const std::string_view cell : cells) {
    html += "<th>" + escape_html(cell) + "</th>";
  }
  return html + "</tr>\n";
}

std::string checks_table(const Report& report, Language language) {
  std::string html = "<table class=\"checks\">\n";
  for (const CheckResult& result : report.results) {
    if (!result.reached) {
      continue;
    }
    std::string text = sentence_of(result, language);
    for (const Finding& finding : result.outcome.findings().shown) {
      text += "\n" + describe(finding, language);
    }
    if (result.outcome.findings().more > 0) {
      text += "\n+ " + std::to_string(result.outcome.findings().more);
    }
    html += row({std::string(word_for(language, result.outcome.state())),
                 std::string(result.rule->number), text});
  }
  return html + "</table>\n";
}

std::string facts_table(const Facts& facts, Language language) {
  std::string html = "<table>\n";
  for (const StepFact& step : facts.steps) {
    html += row({step.name, step.checksum ? crypto::to_hex(*step.checksum) : "–"});
  }
  for (const LotFact& lot : facts.lots) {
    const std::string name = lot_name(lot, language);
    html += row({name + std::string(pick(language, ", seed", ", Startwert")),
                 lot.seed ? crypto::to_hex(*lot.seed) : "–"});
    html += row({name + std::string(pick(language, ", beacons", ", öffentlicher Zufall")),
                 lot.values.empty() ? "–" : std::string(pick(language, lot.values))});
    for (const auto& [what, names] :
         {std::pair(pick(language, ", did not commit", ", nicht festgelegt"), &lot.absent),
          std::pair(pick(language, ", revealed", ", offengelegt"), &lot.revealed),
          std::pair(pick(language, ", opened by the escrow", ", von der Hinterlegung geöffnet"),
                    &lot.opened),
          std::pair(pick(language, ", missing", ", nicht offengelegt"), &lot.missing),
          std::pair(pick(language, ", close signed by", ", Abschluss unterschrieben von"),
                    &lot.signers),
          std::pair(pick(language, ", close cosigned by", ", Abschluss mitgezeichnet von"),
                    &lot.witnesses)}) {
      if (!names->empty()) {
        html += row({name + std::string(what), enumerate(*names, language)});
      }
    }
  }
  if (facts.panel_number) {
    html += row({std::string(pick(language, "panel drawn", "gelostes Gremium")),
                 std::to_string(*facts.panel_number)});
  }
  return html + "</table>\n";
}

std::string quotas_table(const Facts& facts, Language language) {
  if (facts.quotas.empty()) {
    return "";
  }
  std::string html = "<table>\n";
  html += head_row({pick(language, "feature", "Merkmal"), pick(language, "category", "Kategorie"),
                    "min", "max", "Pool", pick(language, "panel", "Gremium")});
  for (const QuotaFact& quota : facts.quotas) {
    html += row({quota.feature, quota.category, std::to_string(quota.bounds.min),
                 std::to_string(quota.bounds.max),
                 quota.pool ? std::to_string(*quota.pool) : "–",
                 quota.panel ? std::to_string(*quota.panel) : "–"});
  }
  return html + "</table>\n";
}

std::string paragraph(std::string_view text) { return "<p>" + escape_html(text) + "</p>\n"; }

}  // namespace

std::string write_html(const Report& report, Language language, const std::string& version) {
  const Facts& facts = report.facts;
  const std::string title = facts.order_read ? facts.title : "kleroterion";
  std::string html = "<!DOCTYPE html>\n<html lang=\"" + std::string(pick(language, "en", "de")) +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escape_html(title) +
                     "</title>\n";
  html +=
      "<style>@page{size:A4;margin:12mm}body{font:9pt sans-serif}table{border-collapse:collapse;"
      "margin:.5em 0}td,th{border:1px solid #999;padding:.1em .4em;text-align:left;"
      "vertical-align:top;white-space:pre-line;overflow-wrap:anywhere}.checks{font-size:7pt}"
      ".verdict{font-size:13pt;font-weight:bold;border:2px solid;padding:.4em}"
      ".sign{margin-top:3em}</style>\n</head>\n<body>\n";
  html += "<h1>" + escape_html(title) + "</h1>\n";
  if (facts.rehearsal) {
    html += "<p class=\"verdict\">" + std::string(pick(language, "REHEARSAL", "PROBE")) + "</p>\n";
  }
  html += paragraph(facts.body);
  html += "<p class=\"verdict\">" + escape_html(verdict_sentence(report, language)) + "</p>\n";
  if (const std::string sentence = relaxation_sentence(facts, language); !sentence.empty()) {
    html += paragraph(sentence);
  }
  if (const std::string sentence = second_wave_sentence(facts, language); !sentence.empty()) {
    html += paragraph(sentence);
  }
  if (const std::string sentence = correction_sentence(facts, language); !sentence.empty()) {
    html += paragraph(sentence);
  }
  if (const Said who = collusion_sentence(facts.seeds); !who.empty()) {
    html += paragraph(pick(language, who));
  }
  for (const std::string& line : void_lines(facts, language)) {
    html += paragraph(line);
  }
  for (const std::string& line : history_lines(report, language)) {
    html += paragraph(line);
  }
  html += facts_table(facts, language) + quotas_table(facts, language) +
          checks_table(report, language);
  html += "<p class=\"sign\">" +
          std::string(pick(language, "Checked by ____________________ on ____________ in "
                                     "____________ Signature ____________________",
                           "Geprüft von ____________________ am ____________ in ____________ "
                           "Unterschrift ____________________")) +
          "</p>\n";
  return html + paragraph("klero-verify " + version) + "</body>\n</html>\n";
}

}  // namespace klero::verifier
