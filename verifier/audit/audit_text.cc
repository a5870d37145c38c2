#include "verifier/audit/audit_text.h"

#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"
#include "verifier/report/json.h"

namespace klero::verifier {
namespace {

using crypto::Json;

std::string say(Language language, std::string_view english, std::string_view german) {
  return std::string(pick(language, english, german));
}

std::string write_findings(const Findings& findings, Language language) {
  std::string text;
  for (const Finding& finding : findings.shown) {
    text += "       " + finding.file + (finding.line > 0 ? ":" + std::to_string(finding.line) : "") +
            say(language, ": expected ", ": erwartet ") + finding.expected +
            say(language, ", got ", ", gefunden ") + finding.got + "\n";
  }
  if (findings.more > 0) {
    text += "       " + say(language, "and ", "und ") + std::to_string(findings.more) +
            say(language, " more\n", " weitere\n");
  }
  return text;
}

std::string write_result(const AuditResult& result, Language language) {
  const State state = result.outcome.state();
  std::string text = std::string(result.rule->number) + "  " +
                     std::string(word_for(language, state)) + "  " +
                     say(language, result.rule->name, result.rule->name_de) + ": " +
                     say(language, result.rule->claim, result.rule->claim_de) + "\n";
  if (state == State::kFail) {
    return text + write_findings(result.outcome.findings(), language);
  }
  const std::string reason(pick(language, result.outcome.reason()));
  return reason.empty() ? text : text + "       " + reason + "\n";
}

std::string verdict_words(const AuditReport& report, Language language) {
  switch (report.verdict) {
    case Verdict::kVerified:
      return say(language, "audited: record and sealed part fit together",
                 "geprüft: Akte und versiegelter Teil passen zusammen");
    case Verdict::kRightSoFar:
      return say(language,
                 "right as far as it goes: the draw is unfinished, or no checksum of the order was given",
                 "richtig, so weit es reicht: Die Losung ist nicht beendet, oder die Prüfsumme der "
                 "Losordnung fehlt");
    case Verdict::kWrong:
      return say(language, "wrong: do not sign", "falsch: nicht unterschreiben");
    case Verdict::kCouldNotCheck:
      break;
  }
  return say(language, "could not check everything: do not sign",
             "nicht alles prüfbar: nicht unterschreiben");
}

bool may_sign(const AuditReport& report) {
  return (report.verdict == Verdict::kVerified || report.verdict == Verdict::kRightSoFar) &&
         report.auditor && report.frame;
}

// The numbers of the checks with this state.
std::string numbers_with(const AuditReport& report, State state, Language language) {
  std::vector<std::string> numbers;
  for (const AuditResult& result : report.results) {
    if (result.outcome.state() == state) {
      numbers.emplace_back(result.rule->number);
    }
  }
  return numbers.empty() ? say(language, "none", "keine") : enumerate(numbers, language);
}

std::string statement_in(const AuditReport& report, Language language) {
  const bool whole = report.panel.has_value();
  const std::string step = whole ? report.panel_step : "02";
  return say(language, "STATEMENT OF THE AUDITOR\nDraw: ", "ERKLÄRUNG DES PRÜFERS\nLosung: ") +
         crypto::escape_text(*report.title) + "\n" + say(language, "Order: ", "Losordnung: ") +
         crypto::to_hex(*report.order) + "\n" + say(language, "Step ", "Schritt ") + step + ": " +
         crypto::to_hex(whole ? *report.panel : *report.frame) + "\n" +
         say(language, "I, ", "Ich, ") + crypto::escape_text(*report.auditor) +
         (whole ? say(language, ", opened the sealed part of the steps 02 to ",
                      ", habe den versiegelten Teil der Schritte 02 bis ") +
                      step + say(language, " and found it right.", " geöffnet und richtig gefunden.")
                : say(language,
                      ", compared the register with the leaves of step 02: they are the eligible "
                      "people of the register, each once.",
                      ", habe das Register mit den Blättern von Schritt 02 verglichen: Sie sind die "
                      "teilnahmeberechtigten Personen des Registers, jede einmal.")) +
         say(language, "\nPassed: ", "\nBestanden: ") + numbers_with(report, State::kPass, language) +
         say(language, "\nJudged by my own eyes: ", "\nMit eigenen Augen beurteilt: ") +
         numbers_with(report, State::kManual, language) +
         say(language, "\nNot checked: ", "\nNicht geprüft: ") +
         numbers_with(report, State::kNotChecked, language) + "\n";
}

}  // namespace

std::string write_statement(const AuditReport& report) {
  if (!may_sign(report)) {
    return "";
  }
  const std::string step = report.panel ? report.panel_step : "02";
  return statement_in(report, Language::kEnglish) + "\n" +
         statement_in(report, Language::kGerman) +
         "\nsign · unterschreiben: klero sign-audit RECORD --step " + step +
         " --key AUDITOR-KEY --out auditor.sig\n";
}

std::string write_audit(const AuditReport& report, Language language) {
  std::string text;
  for (const AuditResult& result : report.results) {
    text += write_result(result, language);
  }
  const std::string statement = write_statement(report);
  return text + (statement.empty() ? "" : "\n" + statement + "\n") +
         verdict_words(report, language) + "\n";
}

std::string write_audit_json(const AuditReport& report) {
  Json checks = Json::array();
  for (const AuditResult& result : report.results) {
    checks.push_back({{"number", std::string(result.rule->number)},
                      {"state", std::string(name_of(result.outcome.state()))},
                      {"reason", result.outcome.reason().english},
                      {"findings", findings_json(result.outcome.findings())},
                      {"more", result.outcome.findings().more}});
  }
  return crypto::write_canonical_json({{"_format", "kleroterion/audit-report/1"},
                                       {"checks", checks},
                                       {"exit", static_cast<unsigned>(report.verdict)},
                                       {"statement", write_statement(report)},
                                       {"verdict", verdict_words(report, Language::kEnglish)}});
}

std::string write_audit_catalogue() {
  std::string text =
      "| number | check | PASS says | PASS does not show |\n|---|---|---|---|\n";
  for (const AuditRule& rule : audit_rules()) {
    text += "| " + std::string(rule.number) + " | " + std::string(rule.name) + " | " +
            std::string(rule.claim) + " | " + std::string(rule.shows_not) + " |\n";
  }
  return text;
}

}  // namespace klero::verifier
