#include "selection/order/page.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "selection/order/grammar.h"

namespace klero::selection {
namespace {

using crypto::Json;

struct Heading {
  std::string_view key;
  std::string_view text;
};

// The table of appendix A; its sequence is the sequence of the page.
constexpr std::array kHeadings = {
    Heading{"title", "Titel · Title"},
    Heading{"body", "Träger · Body"},
    Heading{"mode", "Art · Mode"},
    Heading{"attempt", "Versuch · Attempt"},
    Heading{"previous", "Voriger Versuch · Previous attempt"},
    Heading{"day", "Stichtag · Day of eligibility"},
    Heading{"eligibility", "Wer teilnehmen kann · Eligibility"},
    Heading{"minimum_age", "Mindestalter · Minimum age"},
    Heading{"maximum_age", "Höchstalter · Maximum age"},
    Heading{"birth_date", "Spalte des Geburtsdatums · Birth date column"},
    Heading{"rules", "Regeln · Rules"},
    Heading{"eligible", "Teilnehmen können · Eligible"},
    Heading{"excluded", "Ausgeschlossen · Excluded"},
    Heading{"otherwise", "Bei jedem anderen Wert · For any other value"},
    Heading{"served", "Wer schon teilgenommen hat · Who has served already"},
    Heading{"reason", "Grund · Reason"},
    Heading{"strata", "Schichten · Strata"},
    Heading{"min_stratum", "Kleinste Schicht · Smallest stratum"},
    Heading{"minimum_cell", "Kleinste Zahl im Kreis der Zusagen · Smallest cell in the pool"},
    Heading{"destroy_after", "Löschung nach · Destroyed after"},
    Heading{"letters", "Briefe · Letters"},
    Heading{"post", "Briefe hinaus, Antworten zurück · Post"},
    Heading{"deadline", "Letzter Tag für Antworten · Last day for replies"},
    Heading{"objections_until", "Letzter Tag für Einsprüche gegen den Kreis der Zusagen · Last day for objections to the pool"},
    Heading{"received", "Spalte des Eingangs · Column of the day of receipt"},
    Heading{"consent", "Einwilligung · Consent"},
    Heading{"salutation", "Anrede · Salutation"},
    Heading{"representatives", "Spalte der gesetzlichen Vertreter (Minderjährige) · Column of legal representatives (minors)"},
    Heading{"features", "Merkmale und Quoten · Features and quotas"},
    Heading{"relax", "Lockerung, Schritt für Schritt, nur so weit wie nötig · Relaxation, step by step, as far as needed"},
    Heading{"panel", "Gremium · Panel"},
    Heading{"reasons", "Gründe für das Ausscheiden · Reasons for leaving"},
    Heading{"total", "Zahl · Number"},
    Heading{"levels", "Stufen · Levels"},
    Heading{"columns", "Spalten · Columns"},
    Heading{"rule", "Regel · Rule"},
    Heading{"weights", "Gewichte · Weights"},
    Heading{"part", "Teil · Part"},
    Heading{"weight", "Gewicht · Weight"},
    Heading{"minimum", "Mindestzahl je Schicht · Minimum a stratum"},
    Heading{"household", "Höchstens ein Brief für alle mit gleichen Angaben in · At most one letter to those who agree in"},
    Heading{"second_wave", "Zweite Briefrunde · Second wave"},
    Heading{"date", "bis einschließlich · by"},
    Heading{"below", "wenn weniger beantwortet sind als · if fewer are answered than"},
    Heading{"name", "Name · Name"},
    Heading{"visibility", "Sichtbarkeit · Visibility"},
    Heading{"column", "Spalte · Column"},
    Heading{"stratum", "Schichtspalte · Strata column"},
    Heading{"values", "Werte · Values"},
    Heading{"from", "von · from"},
    Heading{"to", "bis · to"},
    Heading{"min", "mindestens · min"},
    Heading{"max", "höchstens · max"},
    Heading{"min_flex", "mindestens (Nachrücken) · min (replacement)"},
    Heading{"max_flex", "höchstens (Nachrücken) · max (replacement)"},
    Heading{"feature", "Merkmal · Feature"},
    Heading{"category", "Kategorie · Category"},
    Heading{"bound", "Grenze, um einen Platz · Bound, by one seat"},
    Heading{"categories", "Kategorien · Categories"},
    Heading{"source", "Quelle · Source"},
    Heading{"seats", "Plätze · Seats"},
    Heading{"panels", "Zahl der Gremien im Los · Panels in the lottery"},
    Heading{"form", "Form · Form"},
    Heading{"spot_checks", "Stichproben · Spot checks"},
    Heading{"slots", "Mitwirkende am Startwert · Contributors"},
    Heading{"min_commitments", "Nötige Festlegungen · Commitments needed"},
    Heading{"close_signatures", "Nötige Unterschriften · Signatures needed"},
    Heading{"witnesses", "Zeugen · Witnesses"},
    Heading{"people", "Personen · People"},
    Heading{"signatures", "Nötige Mitzeichnungen · Cosignatures needed"},
    Heading{"dishonest", "Davon höchstens unredlich · At most dishonest"},
    Heading{"escrow", "Hinterlegung · Escrow"},
    Heading{"holders", "Verwahrer · Holders"},
    Heading{"threshold", "Zum Öffnen nötig · Needed to open"},
    Heading{"proof", "Nachweis des Schlüssels · Proof of possession"},
    Heading{"timestamps", "Zeitstempel · Timestamps"},
    Heading{"authority", "Zeitstempelstelle · Time-stamping authority"},
    Heading{"margin", "Abstand in Minuten · Margin in minutes"},
    Heading{"beacons", "Öffentlicher Zufall · Beacons"},
    Heading{"replacement_beacons", "Öffentlicher Zufall beim Nachrücken · Replacement beacons"},
    Heading{"kind", "Art des Zufalls · Kind of beacon"},
    Heading{"dice", "Würfe · Dice"},
    Heading{"sides", "Seiten · Sides"},
    Heading{"place", "Ort · Place"},
    Heading{"official", "Amtlicher Wert · Official value"},
    Heading{"first", "Erste Ausgabe · First instance"},
    Heading{"step", "Schrittweite · Step"},
    Heading{"chain", "Kette · Chain"},
    Heading{"genesis", "Beginn der Kette · Genesis"},
    Heading{"period", "Sekunden je Runde · Seconds a round"},
    Heading{"certificate", "Zertifikat · Certificate"},
    Heading{"fallback", "Ersatz · Fallback"},
    Heading{"office", "Amt · Office"},
    Heading{"auditor", "Prüfer · Auditor"},
    Heading{"key", "Schlüssel · Key"},
    Heading{"identity", "Angaben zur Person · Identity columns"},
    Heading{"letter_columns", "Spalten für die Briefe · Letter columns"},
    Heading{"_format", "Format · Format"},
};

constexpr std::string_view kNothing = "–";

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      default: safe += c;
    }
  }
  return safe;
}

std::string shown(const Json& value);

// The headings whose key occurs in any of the objects.
std::vector<Heading> headings_of(const Json& objects) {
  std::vector<Heading> used;
  for (const Heading& heading : kHeadings) {
    if (std::ranges::any_of(objects, [&](const Json& o) { return o.contains(heading.key); })) {
      used.push_back(heading);
    }
  }
  return used;
}

std::string table(const Json& objects) {
  const std::vector<Heading> headings = headings_of(objects);
  std::string html = "<table>\n<tr>";
  for (const Heading& heading : headings) {
    html.append("<th>").append(heading.text).append("</th>");
  }
  html += "</tr>\n";
  for (const Json& object : objects) {
    html += "<tr>";
    for (const Heading& heading : headings) {
      const auto found = object.find(std::string(heading.key));
      html += "<td>";
      html += found == object.end() ? std::string(kNothing) : shown(*found);
      html += "</td>";
    }
    html += "</tr>\n";
  }
  return html + "</table>";
}

std::string row_of(const Json& list) {
  std::string line;
  for (const Json& value : list) {
    line += (line.empty() ? "" : ", ") + shown(value);
  }
  return line;
}

std::string definitions(const Json& object) {
  std::string html = "<dl>\n";
  for (const Heading& heading : headings_of(Json::array({object}))) {
    html.append("<dt>").append(heading.text).append("</dt><dd>");
    html.append(shown(object.at(std::string(heading.key)))).append("</dd>\n");
  }
  return html + "</dl>";
}

std::string shown(const Json& value) {
  if (value.is_null() || value == "" || (value.is_array() && value.empty())) {
    return std::string(kNothing);
  }
  if (value.is_boolean()) {
    return value.get<bool>() ? "ja · yes" : "nein · no";
  }
  if (value.is_number_unsigned()) {
    return std::to_string(value.get<std::uint64_t>());
  }
  if (value.is_string()) {
    return escaped(value.get_ref<const std::string&>());
  }
  if (value.is_array()) {
    return value.front().is_object() ? table(value) : row_of(value);
  }
  return definitions(value);
}

constexpr std::string_view kStyle =
    "body{font-family:sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse}"
    "td,th{border:1px solid #666;padding:.2em .5em;text-align:left;vertical-align:top}"
    "dt{font-weight:bold}.rehearsal{font-size:2em;border:3px solid;padding:.3em}";

}  // namespace

std::string page_of(const Order& order) {
  const std::string title = escaped(order.title);
  std::string html = "<!DOCTYPE html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n";
  html += "<title>" + title + "</title>\n";
  html.append("<style>").append(kStyle).append("</style>\n</head>\n<body>\n");
  if (order.mode == Mode::kRehearsal) {
    html += "<p class=\"rehearsal\">PROBE · REHEARSAL</p>\n";
  }
  html += "<h1>" + title + "</h1>\n<p>Losordnung · Order of the draw</p>\n";
  return html + shown(to_json(order)) + "\n</body>\n</html>\n";
}

}  // namespace klero::selection
