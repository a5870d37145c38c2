#include "verifier/report/text.h"

#include "crypto/base/bytes.h"

namespace klero::verifier {
namespace {

constexpr std::size_t kStateWidth = 14;
constexpr std::size_t kNumberWidth = 6;

// Pads to `width` characters; the words have no other letters than Ü beyond ASCII.
std::string pad(std::string text, std::size_t width) {
  std::size_t characters = 0;
  for (const char c : text) {
    characters += (static_cast<unsigned char>(c) & 0xC0) == 0x80 ? 0 : 1;
  }
  text.append(characters < width ? width - characters : 1, ' ');
  return text;
}

std::string write_check(const CheckResult& result, Language language) {
  std::string text =
      pad(std::string(word_for(language, result.outcome.state())), kStateWidth) +
      pad(std::string(result.rule->number), kNumberWidth) + sentence_of(result, language) + "\n";
  const std::string indent(kStateWidth + kNumberWidth, ' ');
  for (const Finding& finding : result.outcome.findings().shown) {
    text += indent + describe(finding, language) + "\n";
  }
  if (result.outcome.findings().more > 0) {
    text += indent + std::string(pick(language, "and ", "und ")) +
            std::to_string(result.outcome.findings().more) +
            std::string(pick(language, " more", " weitere")) + "\n";
  }
  return text;
}

// "lot 1, committed but did not reveal: A and B"
std::string write_names(const std::string& lot, std::string_view what,
                        const std::vector<std::string>& names, Language language) {
  return names.empty() ? ""
                       : lot + ", " + std::string(what) + ": " + enumerate(names, language) + "\n";
}

std::string write_lots(const Facts& facts, Language language) {
  std::string text;
  for (const LotFact& lot : facts.lots) {
    const std::string name = lot_name(lot, language);
    if (lot.seed) {
      text += name + std::string(pick(language, ", seed: ", ", Startwert: ")) +
              crypto::to_hex(*lot.seed) + "\n";
    }
    if (!lot.values.empty()) {
      text += name + std::string(pick(language, ", to compare with the minutes: ",
                                      ", mit der Niederschrift zu vergleichen: ")) +
              std::string(pick(language, lot.values)) + "\n";
    }
    text += write_names(name, pick(language, "did not commit", "nicht festgelegt"), lot.absent, language);
    text += write_names(name, pick(language, "revealed", "offengelegt"), lot.revealed, language);
    text += write_names(name, pick(language, "opened by the escrow", "von der Hinterlegung geöffnet"),
                        lot.opened, language);
    text += write_names(name, pick(language, "committed but did not reveal",
                                   "festgelegt, aber nicht offengelegt"),
                        lot.missing, language);
    text += write_names(name, pick(language, "close signed by", "Abschluss unterschrieben von"),
                        lot.signers, language);
    text += write_names(name, pick(language, "close cosigned by", "Abschluss mitgezeichnet von"),
                        lot.witnesses, language);
    if (!lot.stamped.empty()) {
      text += name + std::string(pick(language, ", close stamped: ", ", Abschluss gestempelt: ")) +
              lot.stamped + "\n";
    }
  }
  return text;
}

std::string write_panel(const Facts& facts, Language language) {
  if (!facts.panel_number) {
    return "";
  }
  std::string text = std::string(pick(language, "panel drawn: number ", "gelostes Gremium: Nummer ")) +
                     std::to_string(*facts.panel_number) +
                     std::string(pick(language, " of 0 to ", " von 0 bis ")) +
                     std::to_string(facts.panels - 1) + "\n";
  if (!facts.members.empty()) {
    text += std::string(pick(language, "members (row, leaf):\n", "Mitglieder (Zeile, Blatt):\n"));
    for (const MemberFact& member : facts.members) {
      text += "  " + pad(std::to_string(member.row), 6) + crypto::to_hex(member.leaf) + "\n";
    }
  }
  for (const PairFact& pair : facts.pairs) {
    for (const Swap& swap : pair.swaps) {
      text += pair.step + std::string(pick(language, ": row ", ": Zeile ")) +
              std::to_string(swap.leaver) +
              (swap.candidate ? std::string(pick(language, " replaced by row ", " ersetzt durch Zeile ")) +
                                    std::to_string(*swap.candidate)
                              : std::string(pick(language, " not replaced", " nicht ersetzt"))) +
              "\n";
    }
    if (!pair.values.empty()) {
      text += pair.step + std::string(pick(language, ", to compare with the minutes: ",
                                           ", mit der Niederschrift zu vergleichen: ")) +
              std::string(pick(language, pair.values)) + "\n";
    }
  }
  return text;
}

// The wider bounds for replacements, where there are any.
std::string flex_of(const Bounds& bounds, Language language) {
  if (bounds.min_flex == bounds.min && bounds.max_flex == bounds.max) {
    return "";
  }
  return std::string(pick(language, " (replacing ", " (beim Nachrücken ")) +
         std::to_string(bounds.min_flex) + "–" + std::to_string(bounds.max_flex) + ")";
}

std::string write_quotas(const Facts& facts, Language language) {
  std::string text;
  for (const QuotaFact& quota : facts.quotas) {
    text += "  " + quota.feature + " / " + quota.category + ": " + std::to_string(quota.bounds.min) +
            "–" + std::to_string(quota.bounds.max) + flex_of(quota.bounds, language);
    if (quota.sealed) {
      text += pick(language, ", sealed", ", verdeckt");
    }
    if (quota.pool) {
      text += std::string(pick(language, ", pool ", ", Pool ")) + std::to_string(*quota.pool);
    }
    if (quota.panel) {
      text += std::string(pick(language, ", panel ", ", Gremium ")) + std::to_string(*quota.panel);
    }
    text += "\n";
  }
  return text.empty() ? text : std::string(pick(language, "quotas:\n", "Quoten:\n")) + text;
}

std::string write_heading(const Facts& facts, Language language) {
  if (!facts.order_read) {
    return "";
  }
  std::string text = facts.title + "\n" + facts.body +
                     std::string(pick(language, ", attempt ", ", Versuch ")) +
                     std::to_string(facts.attempt);
  if (!facts.previous.empty()) {
    text += std::string(pick(language, ", after the attempt that ended with ",
                             ", nach dem Versuch, der endete mit ")) +
            facts.previous;
  }
  if (facts.rehearsal) {
    text += std::string(pick(language, ", REHEARSAL", ", PROBE"));
  }
  return text + "\n";
}

std::string write_steps(const Facts& facts) {
  std::string text;
  for (const StepFact& step : facts.steps) {
    text += "  " + pad(step.name, 18) +
            (step.checksum ? crypto::to_hex(*step.checksum) : std::string("–")) + "\n";
  }
  return text;
}

std::string write_counts(const Facts& facts, Language language) {
  std::string text;
  const auto add = [&](std::string_view english, std::string_view german,
                       const std::optional<std::uint64_t>& number) {
    if (number) {
      text += (text.empty() ? "" : ", ") + std::to_string(*number) + " " +
              std::string(pick(language, english, german));
    }
  };
  add("people", "Personen", facts.people);
  add("letters", "Briefe", facts.letters);
  add("in the pool", "im Pool", facts.pool);
  add("seats", "Plätze",
      facts.order_read ? std::optional<std::uint64_t>(facts.seats) : std::nullopt);
  const std::string wave = second_wave_sentence(facts, language);
  return (text.empty() ? text : text + "\n") + (wave.empty() ? wave : wave + "\n");
}

}  // namespace

std::string describe(const Finding& finding, Language language) {
  std::string place = finding.file;
  if (finding.line > 0) {
    place += ":" + std::to_string(finding.line);
  }
  return (place.empty() ? "" : place + ": ") +
         std::string(pick(language, "expected ", "erwartet ")) + finding.expected +
         std::string(pick(language, ", got ", ", gefunden ")) + finding.got;
}

std::string sentence_of(const CheckResult& result, Language language) {
  std::string text(pick(language, result.rule->claim, result.rule->claim_de));
  if (!result.about.empty()) {
    text = result.about + ": " + text;
  }
  const std::string reason(pick(language, result.outcome.reason()));
  return reason.empty() ? text : text + " – " + reason;
}

std::string write_text(const Report& report, Language language) {
  const Facts& facts = report.facts;
  std::string text = write_heading(facts, language);
  text += std::string(pick(language, "checksums of the steps:\n", "Prüfsummen der Schritte:\n")) +
          write_steps(facts) + "\n";
  for (const CheckResult& result : report.results) {
    text += write_check(result, language);
  }
  text += "\n" + write_counts(facts, language) + write_lots(facts, language) +
          write_panel(facts, language) + write_quotas(facts, language);
  if (const std::string sentence = relaxation_sentence(facts, language); !sentence.empty()) {
    text += sentence + "\n";
  }
  if (const std::string sentence = correction_sentence(facts, language); !sentence.empty()) {
    text += sentence + "\n";
  }
  if (const Said who = collusion_sentence(facts.seeds); !who.empty()) {
    text += std::string(pick(language, who)) + "\n";
  }
  for (const std::string& line : void_lines(facts, language)) {
    text += line + "\n";
  }
  for (const std::string& line : history_lines(report, language)) {
    text += line + "\n";
  }
  if (!has_passed(report, "3.7")) {
    text += std::string(pick(language, "register not audited: no program sees whether the leaves are "
                                       "the eligible people\n",
                             "Register nicht geprüft: Kein Programm sieht, ob die Blätter die "
                             "Teilnahmeberechtigten sind\n"));
  }
  return text + verdict_sentence(report, language) + "\n";
}

}  // namespace klero::verifier
