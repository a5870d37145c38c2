#include "selection/order/template.h"

namespace klero::selection {
namespace {

constexpr std::string_view kTemplate = R"json({
  // Die Losordnung: alles, was feststeht, bevor es irgendeinen Zufall gibt.
  // Zeilen, die mit zwei Schrägstrichen beginnen, sind Kommentare. Was folgt, ist zu ändern; dann:
  //   klero check-order DIESE-DATEI

  "title": "Bürgerrat Musterstadt 2026",
  "body": "Stadt Musterstadt, Ratsbeschluss vom 12. Januar 2026",

  // "rehearsal" (Probe) steht auf jeder Seite und in jeder Prüfsumme; "real" erst, wenn es ernst ist.
  "mode": "rehearsal",

  // Der erste Versuch ist 1 und nennt nichts; Versuch 2 nennt die letzte Prüfsumme von Versuch 1.
  "attempt": 1,
  "previous": "",

  // Stichtag: das Alter gilt an diesem Tag.
  "day": "2026-03-01",
  "eligibility": {
    "birth_date": "Geburtsdatum", // Spalte des Melderegisters
    "minimum_age": 16,
    "maximum_age": null, // null: keine Grenze
    // Wer sonst nicht gezogen werden kann, nach Spalten des Registers; jeder Wert, der vorkommt, muss
    // genannt sein ("" ist eine leere Zelle), oder "otherwise" sagt, warum jeder andere ausschließt:
    //   { "column": "Wohnung", "eligible": ["H"],
    //     "excluded": [ { "reason": "nur Nebenwohnung", "values": ["N"] } ], "otherwise": null },
    //   { "column": "Sterbetag", "eligible": [""], "excluded": [], "otherwise": "verstorben" },
    //   { "column": "Auskunftssperre", "eligible": [""],
    //     "excluded": [ { "reason": "Auskunftssperre (§ 51 BMG)", "values": ["J"] } ], "otherwise": null }
    // Die Gründe werden mit Zahlen veröffentlicht; kleine Zahlen werden zusammengefasst.
    "rules": [],
    "served": null // oder { "reason": "war schon dabei" }: klero frame liest eine Liste von Nummern
  },

  // Spalten des Melderegisters.
  "key": "Ordnungsmerkmal", // eindeutig; verlässt das Amt nie
  "identity": ["Familienname", "Vornamen", "Geburtsdatum"], // was man selbst eintippen kann
  "letter_columns": ["Strasse", "Hausnummer", "PLZ", "Ort"], // was die Druckerei sonst braucht

  // Die Schichten: jede Verbindung von Kategorien ist eine. "values" sind Werte des Registers;
  // die Spalte null steht für das Alter.
  "strata": [
    {
      "name": "Stadtteil",
      "column": "Stadtteil",
      "categories": [
        { "name": "Nord", "values": ["Nordstadt", "Hafen", "Heide"] },
        { "name": "Süd", "values": ["Altstadt", "Südvorstadt"] }
      ]
    },
    {
      "name": "Geschlecht",
      "column": "Geschlecht",
      "categories": [
        { "name": "w", "values": ["w"] },
        { "name": "m/d", "values": ["m", "d", ""] } // damit keine Schicht zu klein ist
      ]
    },
    {
      "name": "Alter",
      "column": null,
      "categories": [
        { "name": "16-39", "from": 16, "to": 39 },
        { "name": "40-64", "from": 40, "to": 64 },
        { "name": "65+", "from": 65, "to": null }
      ]
    }
  ],
  // Bis zu diesem Tag bewahrt das Amt auf, was versiegelt ist, für Nachrücken und Beschwerden;
  // danach löscht es `klero destroy`.
  "destroy_after": "2027-06-30",

  "min_stratum": 20, // keine Schicht mit weniger Menschen wird veröffentlicht

  // Wie viele Briefe, und wie sie verteilt werden: zuerst auf die Stadtteile gleich, dann
  // innerhalb eines Stadtteils im Verhältnis der Menschen. Mit den Regeln "table" und "weighted"
  // (Menschen mal Gewicht) hat eine Stufe "weights": [ { "part": "Mitte", "weight": 3 }, … ].
  "letters": {
    "total": 600,
    "minimum": 10, // in jeder Schicht
    "levels": [
      { "columns": ["Stadtteil"], "rule": "equal" },
      { "columns": ["Geschlecht", "Alter"], "rule": "proportional" }
    ],
    "household": null, // oder Spalten: höchstens ein Brief an alle, die in ihnen übereinstimmen
    "second_wave": null // oder { "date": "2026-04-10", "below": 60, "total": 300 }: 300 Briefe mehr,
                        // wenn bis zu diesem Tag weniger als 60 beantwortet sind
  },

  // Was das Gremium spiegeln soll. "stratum" nennt einen Eintrag von strata, "column" eine Spalte
  // der Rückmeldungen. Die flex-Grenzen gelten, wenn beim Nachrücken sonst niemand passt.
  "features": [
    {
      "name": "Geschlecht",
      "stratum": "Geschlecht",
      "column": null,
      "visibility": "public",
      "source": "Melderegister, 31. Dezember 2025",
      "categories": [
        { "name": "w", "values": ["w"], "min": 11, "max": 13, "min_flex": 10, "max_flex": 14 },
        { "name": "m/d", "values": ["m/d"], "min": 11, "max": 13, "min_flex": 10, "max_flex": 14 }
      ]
    },
    {
      "name": "Alter",
      "stratum": "Alter",
      "column": null,
      "visibility": "public",
      "source": "Melderegister, 31. Dezember 2025",
      "categories": [
        { "name": "16-39", "values": ["16-39"], "min": 7, "max": 9, "min_flex": 6, "max_flex": 10 },
        { "name": "40-64", "values": ["40-64"], "min": 8, "max": 10, "min_flex": 7, "max_flex": 11 },
        { "name": "65+", "values": ["65+"], "min": 5, "max": 7, "min_flex": 4, "max_flex": 8 }
      ]
    },
    {
      "name": "Bildung",
      "stratum": null,
      "column": "Abschluss",
      "visibility": "sealed", // versiegelt: jeder prüft die Quoten, niemand sieht eine Antwort
      "source": "Mikrozensus 2024",
      "categories": [
        { "name": "ohne Berufsabschluss", "values": ["keiner", "Schule"], "min": 7, "max": 12, "min_flex": 6, "max_flex": 13 },
        { "name": "mit Berufsabschluss", "values": ["Lehre", "Hochschule"], "min": 12, "max": 17, "min_flex": 11, "max_flex": 18 }
      ]
    }
  ],

  // Falls kein Gremium alle Quoten erfüllt: um welche einzelnen Plätze sie nachgeben, in dieser
  // Reihenfolge, nur so weit wie nötig und nie über die weiteren Grenzen hinaus; "bound" ist "min"
  // (einer weniger) oder "max" (einer mehr).
  "relax": [
    { "feature": "Bildung", "category": "ohne Berufsabschluss", "bound": "min" },
    { "feature": "Bildung", "category": "mit Berufsabschluss", "bound": "max" }
  ],

  "panel": {
    "seats": 24,
    "panels": 1000,   // mögliche Gremien, unter denen das zweite Los entscheidet
    "form": "committed", // als Prüfsummen veröffentlicht; "open" nur ohne versiegeltes Merkmal
    "spot_checks": 9  // weitere Gremien, die geprüft werden; dasselbe Los nennt sie
  },

  // Briefe hinaus, Antworten zurück. "deadline": der letzte Tag für Antworten; "received": die
  // Spalte der Antworten mit dem Tag des Eingangs (null: verspätete sortiert jemand von Hand aus);
  // "consent" (oder null): die Spalte, in der jemand der Teilnahme zustimmt. "salutation" (Anrede)
  // und "representatives" (gesetzliche Vertreter Minderjähriger; oder null) nennen Spalten der Briefe.
  "post": {
    "deadline": "2026-05-31",
    "objections_until": "2026-06-14", // null: keine Frist für Einsprüche gegen den Kreis der Zusagen
    "received": "Eingang",
    "consent": { "column": "Einwilligung", "values": ["ja"] },
    "salutation": null,
    "representatives": null
  },
  "minimum_cell": 3, // sind weniger Zusagende in einer Kategorie, aber nicht niemand, wird nichts veröffentlicht

  "reasons": ["Krankheit", "Wegzug", "Sonstiges"], // für das Ausscheiden

  // `klero new` trägt den Schlüssel des Amts ein; leer lassen.
  "office": { "name": "Amt für Bürgerbeteiligung", "key": "" },

  // Vereidigte Prüferin, die alles sieht und Schritt 02 und 12 unterschreibt: { "name": …, "key": … }.
  "auditor": null,

  // Wer ein Geheimnis zum Startwert beiträgt. Der Schlüssel ist das zweite Wort der Datei, die
  // `klero keygen` für den Mitwirkenden schreibt. Diese drei taugen nur für Proben: jeder kennt
  // ihr Geheimnis.
  "slots": [
    { "name": "Oberbürgermeisterin", "office": true,
      "key": "a41859eb5384d74968a817ee0814d598fd37b097fe4ff0dec6cc54b627076e7a" },
    { "name": "Musterstädter Anzeiger", "office": false,
      "key": "387f91f913b115ea0a0f96e0cc080cc872e6108083a5d09563ff9675c6a39a74" },
    { "name": "Notar Weber", "office": false,
      "key": "7b037278183471e5d76ed49826b607ef2f1ce458223d078c678b9fbfa0e64191" }
  ],
  "min_commitments": 3,
  "close_signatures": 2, // mehr als die Hälfte der Mitwirkenden, die nicht zum Amt gehören

  // Wer gemeinsam das Geheimnis eines Mitwirkenden öffnen kann, wenn er ausbleibt: so gewinnt
  // niemand eine Wahl, indem er ausbleibt. null: niemand. Jeder Verwahrer macht seinen Schlüssel mit
  // `klero keygen --holder`: { "threshold": 2, "holders": [ { "name": …, "key": …, "proof": … }, … ] }.
  "escrow": null,

  // Wer zusieht und jeden entscheidenden Schritt mit `klero cosign` mitzeichnet. null: niemand.
  // `dishonest`: so viele davon dürfen unredlich sein; zweimal die Mitzeichnungen weniger die
  // Personen muss mehr sein: { "signatures": 2, "dishonest": 0, "people": [ { "name": …, "key": … }, … ] }.
  "witnesses": null,

  // Wer den Abschluss stempelt, wie viele Minuten vor einem Zufall, der eine Uhrzeit hat. null: niemand.
  // { "authority": "Zeitstempelstelle der …", "margin": 15 }.
  "timestamps": null,

  // Öffentlicher Zufall, nach dem Abschluss; der am wenigsten beeinflussbare zuletzt. []: keiner
  // (nur in Proben). "kind" kann auch sein
  //   { "kind": "lotto", "first": "2026-03-21", "fallback": null,
  //     "official": "amtliche Gewinnzahlen am Tag danach, lotto.de" }, jeden Mittwoch und Samstag;
  //   { "kind": "drand", "chain": …, "genesis": 1692803367, "period": 3, "first": …, "step": 20,
  //     "fallback": null, "official": "api.drand.sh" };
  //   { "kind": "nist", "certificate": …, "chain": 2, "first": …, "step": 5, "fallback": null,
  //     "official": "beacon.nist.gov" }.
  // "fallback": ein anderer Zufall, falls dieser ausbleibt (Zeugen müssen das bezeugen); seiner ist null.
  "beacons": [
    { "kind": "dice", "dice": 20, "sides": 6, "place": "Rathaus, 20. März 2026, 18 Uhr",
      "fallback": null }
  ],
  "replacement_beacons": [
    { "kind": "dice", "dice": 20, "sides": 6, "place": "Rathaus, nach Bekanntmachung",
      "fallback": null }
  ]
}
)json";

}  // namespace

std::string_view order_template_german() { return kTemplate; }

}  // namespace klero::selection
