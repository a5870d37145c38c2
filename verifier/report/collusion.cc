#include "verifier/report/collusion.h"

namespace klero::verifier {
namespace {

Said operator+(const Said& a, const Said& b) {
  return {a.english + b.english, a.german + b.german};
}

Said& operator+=(Said& a, const Said& b) { return a = a + b; }

Said same(const std::string& text) { return {text, text}; }

Said number(std::uint64_t value) { return same(std::to_string(value)); }

// "a, b and c"
Said enumerate(const std::vector<Said>& parts) {
  Said text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      text += i + 1 == parts.size() ? Said{" and ", " und "} : same(", ");
    }
    text += parts[i];
  }
  return parts.empty() ? Said{"nobody", "niemand"} : text;
}

Said names(const std::vector<std::string>& texts) {
  std::vector<Said> parts;
  for (const std::string& text : texts) {
    parts.push_back(same(text));
  }
  return enumerate(parts);
}

// Everybody whose secret is in the seed; the office once, however many slots are its own.
Said keepers(const SeedTrust& seed) {
  std::vector<Said> parts;
  for (const std::string& name : seed.secrets) {
    parts.push_back(same(name));
  }
  if (seed.office_secrets > 0) {
    const std::string own = std::to_string(seed.office_secrets);
    parts.push_back({"the office (" + own + " of the secrets)", "das Amt (" + own + " der Geheimnisse)"});
  }
  return enumerate(parts);
}

Said the_holders(const SeedTrust& seed, std::uint64_t count) {
  return number(count) + Said{" of the escrow's holders ", " der Verwahrer "} + names(seed.holders);
}

// Who knew or chose all secrets before the close.
Said before_the_close(const SeedTrust& seed) {
  Said text = Said{"to steer ", "um "} + seed.about +
              Said{" before its close all of these would have had to collude: ",
                   " vor dem Abschluss zu steuern, hätten sich alle diese absprechen müssen: "};
  if (!seed.has_slots) {
    return Said{"to steer ", "um "} + seed.about +
           Said{" before its close the office, which writes the list of leavers, would have had to",
                " vor dem Abschluss zu steuern, hätte das Amt, das die Liste der Ausscheidenden "
                "schreibt,"};
  }
  text += keepers(seed);
  if (!seed.holders.empty()) {
    text += Said{" (or ", " (oder "} + the_holders(seed, seed.threshold) +
            Said{", opening early, with one of these who had not committed yet)",
                 ", die vorzeitig öffnen, mit einem von diesen, der sich noch nicht festgelegt hat)"};
  }
  return text;
}

// And what they would have had to know of the beacons. Once everything is closed and revealed, the
// value of the last beacon is all that is missing.
Said and_the_beacons(const SeedTrust& seed) {
  if (!seed.beacons.empty()) {
    const Said all = enumerate(seed.beacons);
    const Said foresee = seed.has_slots ? Said{", and to foresee " + all.english,
                                               ", und sie hätten dies vorhersehen müssen: " + all.german}
                                        : Said{" foresee " + all.english,
                                               " dies vorhersehen müssen: " + all.german};
    return foresee + Said{"; after it whoever could choose the value of ",
                          "; danach, wer den Wert hiervon wählen konnte: "} +
           seed.beacons.back() +
           (seed.beacons.size() > 1 ? Said{", the last of them", ", des letzten davon"} : Said{});
  }
  if (!seed.has_slots) {
    return {" know the second seed, as no beacon follows",
            " den zweiten Startwert kennen müssen, denn kein öffentlicher Zufall folgt"};
  }
  if (seed.holders.empty()) {
    return {"; and as there is neither beacon nor escrow, w of them who reveal last could choose among "
            "2^w outcomes by withholding",
            "; und weil es weder öffentlichen Zufall noch Hinterlegung gibt, konnten w von ihnen, die "
            "zuletzt offenlegen, durch Zurückhalten unter 2^w Ausgängen wählen"};
  }
  const std::uint64_t enough = seed.holders.size() - seed.threshold + 1;
  return Said{"; and as there is no beacon, w of them could choose among 2^w outcomes by withholding, if ",
              "; und weil es keinen öffentlichen Zufall gibt, konnten w von ihnen durch Zurückhalten "
              "unter 2^w Ausgängen wählen, wenn "} +
         the_holders(seed, enough) + Said{" had refused to open", " das Öffnen verweigert hätten"};
}

Said who_withheld(const SeedTrust& seed) {
  if (seed.missing.empty()) {
    return {};
  }
  Said text = Said{"; withheld: ", "; zurückgehalten: "} + names(seed.missing);
  if (!seed.beacons.empty()) {
    return text + Said{", who could gain nothing by it, as a beacon followed",
                       ", ohne Gewinn davon, weil öffentlicher Zufall folgte"};
  }
  return text + Said{", who could choose among at most 2^", ", mit der Wahl unter höchstens 2^"} +
         number(seed.missing.size()) + Said{" outcomes", " Ausgängen"};
}

Said who_said_absent(const SeedTrust& seed) {
  if (seed.unheard.empty()) {
    return {};
  }
  return Said{"; that these did not come rests on the word of the witnesses: ",
              "; dass dies ausblieb, beruht auf dem Wort der Zeugen: "} +
         names(seed.unheard);
}

// "at least 2 of A, B and C"; "" if nobody of them is needed.
void add_signers(const std::vector<std::string>& signers, std::uint64_t twice,
                 std::vector<Said>& parts) {
  if (twice > 0) {
    parts.push_back(Said{"at least ", "mindestens "} + number(twice) + Said{" of ", " von "} +
                    names(signers));
  }
}

// Who could have published another close once the beacons were known.
Said after_the_beacons(const SeedTrust& seed) {
  Said text = seed.beacons.empty()
                  ? Said{"; to exchange its close afterwards: the office",
                         "; um den Abschluss hinterher auszutauschen: das Amt"}
                  : Said{"; to exchange its close once the beacons were known: the office",
                         "; um den Abschluss auszutauschen, als der Zufall bekannt war: das Amt"};
  std::vector<Said> parts;
  add_signers(seed.signers, seed.signed_twice, parts);
  add_signers(seed.witnesses, seed.cosigned_twice, parts);
  if (!parts.empty()) {
    text += Said{" with ", " mit "} + enumerate(parts) +
            Said{", who would have signed two closes", ", die zwei Abschlüsse unterschrieben hätten"};
  } else {
    text += Said{" alone", " allein"};
  }
  if (!seed.authority.empty()) {
    text += Said{", and " + seed.authority + ", dating a stamp back",
                 ", und " + seed.authority + ", mit einem rückdatierten Stempel"};
  }
  return text;
}

}  // namespace

Said collusion_sentence(const std::vector<SeedTrust>& seeds) {
  Said text;
  for (const SeedTrust& seed : seeds) {
    text += text.empty() ? Said{} : Said{"; ", "; "};
    text += before_the_close(seed) + and_the_beacons(seed) + who_withheld(seed) +
            who_said_absent(seed) + after_the_beacons(seed);
  }
  return text;
}

}  // namespace klero::verifier
