#include "verifier/report/words.h"

#include <algorithm>

namespace klero::verifier {
namespace {

// "1 check", "2 checks"
std::string count(const Report& report, State state, Language language) {
  const auto number = std::count_if(
      report.results.begin(), report.results.end(),
      [&](const CheckResult& result) { return result.outcome.state() == state; });
  return std::to_string(number) +
         std::string(number == 1 ? pick(language, " check", " Prüfung")
                                 : pick(language, " checks", " Prüfungen"));
}

std::string describe_annulment(const Facts& facts, Language language) {
  const EndFact annulment = facts.annulment.value_or(EndFact{});
  return std::string(pick(language, "the draw was annulled on ", "die Auslosung wurde aufgehoben am ")) +
         annulment.date + " (" + annulment.step + "): " + annulment.reason;
}

std::string describe(const Report& report, Shortfall shortfall, Language language) {
  switch (shortfall) {
    case Shortfall::kNotCosigned:
      return std::string(pick(language, "the witnesses have not cosigned the last step yet",
                              "der letzte Schritt ist noch nicht mitgezeichnet"));
    case Shortfall::kAnnulled:
      return describe_annulment(report.facts, language);
    case Shortfall::kNoAnchor:
      return std::string(pick(language,
                              "no checksum of the order was given, so nothing shows that this is "
                              "the order that was announced",
                              "es wurde keine Prüfsumme der Losordnung angegeben, also zeigt nichts, "
                              "dass dies die bekanntgemachte Losordnung ist"));
    case Shortfall::kUnfinished:
      return std::string(
          pick(language, "the draw is unfinished", "die Auslosung ist noch nicht beendet"));
    case Shortfall::kStoppedEarly:
      break;
  }
  return std::string(pick(language, "later steps were not looked at, as asked",
                          "spätere Schritte wurden wie gewünscht nicht angesehen"));
}

std::string rehearsal_note(const Report& report, Language language) {
  return report.facts.rehearsal
             ? std::string(pick(language, " (a rehearsal, not a real draw)",
                                " (eine Probe, keine echte Auslosung)"))
             : "";
}

}  // namespace

std::string_view pick(Language language, std::string_view english, std::string_view german) {
  return language == Language::kEnglish ? english : german;
}

std::string_view pick(Language language, const Said& said) {
  return pick(language, said.english, said.german);
}

std::string_view word_for(Language language, State state) {
  switch (state) {
    case State::kPass:
      return pick(language, "PASS", "RICHTIG");
    case State::kFail:
      return pick(language, "FAIL", "FALSCH");
    case State::kError:
      return pick(language, "ERROR", "UNKLAR");
    case State::kNotChecked:
      return pick(language, "NOT CHECKED", "NICHT GEPRÜFT");
    case State::kManual:
      break;
  }
  return pick(language, "MANUAL", "VON HAND");
}

std::string enumerate(const std::vector<std::string>& names, Language language) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    if (i > 0) {
      text += last ? pick(language, " and ", " und ") : std::string_view(", ");
    }
    text += names[i];
  }
  return text.empty() ? std::string(pick(language, "nobody", "niemandem")) : text;
}

std::string verdict_sentence(const Report& report, Language language) {
  const std::string note = rehearsal_note(report, language);
  switch (report.verdict) {
    case Verdict::kVerified:
      return std::string(pick(language,
                              "verified: this is the order that was announced, and everything that "
                              "a program can check in its record is right",
                              "bestätigt: Dies ist die bekanntgemachte Losordnung, und alles, was ein "
                              "Programm an ihrer Akte prüfen kann, ist richtig")) +
             note;
    case Verdict::kWrong:
      return std::string(pick(language, "wrong: ", "falsch: ")) + count(report, State::kFail, language) +
             std::string(pick(language, " failed; this record must not be relied on",
                              " ohne Erfolg; auf diese Akte ist kein Verlass")) +
             note;
    case Verdict::kCouldNotCheck:
      return std::string(pick(language, "could not check: ", "nicht prüfbar: ")) +
             count(report, State::kError, language) +
             std::string(pick(language, " could not be evaluated; nothing was found wrong",
                              " nicht möglich; ein Fehler wurde nicht gefunden")) +
             note;
    case Verdict::kRightSoFar:
      break;
  }
  std::string text = std::string(pick(language, "right as far as it goes, but not verified: ",
                                      "richtig, soweit es reicht, aber nicht bestätigt: "));
  for (std::size_t i = 0; i < report.shortfalls.size(); ++i) {
    text += (i == 0 ? "" : "; ") + describe(report, report.shortfalls[i], language);
  }
  return text + note;
}

std::vector<std::string> history_lines(const Report& report, Language language) {
  std::vector<std::string> lines;
  for (const EarlierReport& earlier : report.earlier) {
    const Facts& facts = earlier.report.facts;
    lines.push_back(std::string(pick(language, "attempt ", "Versuch ")) +
                    (facts.order_read ? std::to_string(facts.attempt) : "?") + " (" + earlier.path +
                    "): " + verdict_sentence(earlier.report, language));
  }
  return lines;
}

std::string relaxation_sentence(const Facts& facts, Language language) {
  std::string text;
  for (const Said& quota : facts.relaxed) {
    text += (text.empty() ? "" : "; ") + std::string(pick(language, quota));
  }
  return text.empty() ? text
                      : std::string(pick(language, "no panel met all quotas; relaxed along the order's list: ",
                                         "kein Gremium erfüllte alle Quoten; gelockert entlang der "
                                         "Liste der Losordnung: ")) +
                            text;
}

std::string correction_sentence(const Facts& facts, Language language) {
  if (!facts.correction) {
    return "";
  }
  const auto& [step, objections] = *facts.correction;
  const std::string number = std::to_string(objections);
  const std::string cosigned =
      step.witnesses.empty() ? ""
                             : std::string(pick(language, ", cosigned by ", ", mitgezeichnet von ")) +
                                   enumerate(step.witnesses, language);
  return std::string(pick(language, "the pool was corrected on ", "der Pool wurde korrigiert am ")) +
         step.date + " (" + step.step + cosigned + "), " +
         (objections == 1
              ? std::string(pick(language, "1 objection upheld: ", "1 berechtigter Einspruch: "))
              : number + std::string(pick(language, " objections upheld: ", " berechtigte Einsprüche: "))) +
         step.reason;
}

std::string lot_name(const LotFact& lot, Language language) {
  const std::string name = std::string(pick(language, "lot ", "Los ")) + std::to_string(lot.lot);
  return lot.voided ? name + std::string(pick(language, " (voided in ", " (ungültig erklärt in ")) +
                          lot.voided->step + ")"
                    : name;
}

std::vector<std::string> void_lines(const Facts& facts, Language language) {
  std::vector<std::string> lines;
  for (const LotFact& lot : facts.lots) {
    if (lot.voided) {
      lines.push_back(
          std::string(pick(language, "the second lot could not be closed; voided on ",
                           "das zweite Los ließ sich nicht abschließen; für ungültig erklärt am ")) +
          lot.voided->date + " (" + lot.voided->step +
          std::string(pick(language, ", cosigned by ", ", mitgezeichnet von ")) +
          enumerate(lot.voided->witnesses, language) +
          std::string(pick(language, ") and repeated: ", ") und wiederholt: ")) +
          lot.voided->reason);
    }
  }
  return lines;
}

std::string second_wave_sentence(const Facts& facts, Language language) {
  if (!facts.second_wave) {
    return "";
  }
  const SecondWaveFact& wave = *facts.second_wave;
  const std::string answered = std::to_string(wave.answered);
  const std::string below = std::to_string(wave.below);
  const std::string letters = std::to_string(wave.letters);
  if (language == Language::kGerman) {
    return wave.sent ? "zweite Briefrunde: gerufen, bis " + wave.date + " waren " + answered +
                           " Briefe beantwortet, weniger als " + below + ": " + letters +
                           " weitere Briefe"
                     : "zweite Briefrunde: nicht gerufen, bis " + wave.date + " waren " + answered +
                           " Briefe beantwortet, nicht weniger als " + below;
  }
  return wave.sent ? "second wave: called, " + answered + " letters were answered by " + wave.date +
                         ", fewer than " + below + ": " + letters + " more letters"
                   : "second wave: not called, " + answered + " letters were answered by " + wave.date +
                         ", not fewer than " + below;
}

}  // namespace klero::verifier
