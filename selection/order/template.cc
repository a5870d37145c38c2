#include "selection/order/template.h"

namespace klero::selection {
namespace {

constexpr std::string_view kTemplate = R"json({
  // The order of the draw: everything that is fixed before any randomness exists.
  // Lines beginning with two slashes are comments. Change what follows, then run
  //   klero check-order THIS-FILE

  "title": "Citizens' council of Musterstadt 2026",
  "body": "City of Musterstadt, council resolution of 12 January 2026",

  // "rehearsal" marks every page and every hash; write "real" only when it is.
  "mode": "rehearsal",

  // The first attempt is 1 and cites nothing; attempt 2 cites the last checksum of attempt 1.
  "attempt": 1,
  "previous": "",

  // Ages are counted on this day.
  "day": "2026-03-01",
  "eligibility": {
    "birth_date": "birth_date", // column of the register
    "minimum_age": 16,
    "maximum_age": null, // null: no limit
    // Who else cannot be drawn, by columns of the register; every value that occurs must be listed
    // ("" is an empty cell), or "otherwise" say for what reason any other value excludes:
    //   { "column": "residence", "eligible": ["main"],
    //     "excluded": [ { "reason": "second home", "values": ["second"] } ], "otherwise": null },
    //   { "column": "died", "eligible": [""], "excluded": [], "otherwise": "dead" },
    //   { "column": "blocked", "eligible": [""],
    //     "excluded": [ { "reason": "blocked", "values": ["yes"] } ], "otherwise": null }
    // The reasons are published with numbers of people; small numbers are merged.
    "rules": [],
    "served": null // or { "reason": "has served already" }: klero frame reads a list of numbers
  },

  // Columns of the register.
  "key": "number",                                     // unique; never leaves the office
  "identity": ["surname", "first_name", "birth_date"], // what a person can type herself
  "letter_columns": ["street", "postcode", "town"],    // what the letter shop needs besides

  // The strata: each combination of categories is one. "values" are values of the register;
  // a column null means the age.
  "strata": [
    {
      "name": "District",
      "column": "district",
      "categories": [
        { "name": "North", "values": ["1", "2", "3"] },
        { "name": "South", "values": ["4", "5"] }
      ]
    },
    {
      "name": "Gender",
      "column": "gender",
      "categories": [
        { "name": "f", "values": ["f"] },
        { "name": "m/d", "values": ["m", "d", ""] } // so that no stratum is too small
      ]
    },
    {
      "name": "Age",
      "column": null,
      "categories": [
        { "name": "16-39", "from": 16, "to": 39 },
        { "name": "40-64", "from": 40, "to": 64 },
        { "name": "65+", "from": 65, "to": null }
      ]
    }
  ],
  // Until this day the office keeps what is sealed, for replacements and complaints; after it
  // `klero destroy` removes it.
  "destroy_after": "2027-06-30",

  "min_stratum": 20, // no stratum with fewer people is published

  // How many letters, and how they are shared out: first among the districts alike, then
  // within a district in proportion to people. With the rules "table" and "weighted" (by people,
  // times the weight) a level has "weights": [ { "part": "Centre", "weight": 3 }, … ].
  "letters": {
    "total": 600,
    "minimum": 10, // in each stratum
    "levels": [
      { "columns": ["District"], "rule": "equal" },
      { "columns": ["Gender", "Age"], "rule": "proportional" }
    ],
    "household": null, // or columns: at most one letter to those who agree in them
    "second_wave": null // or { "date": "2026-04-10", "below": 60, "total": 300 }: 300 more letters
                        // if by that day fewer than 60 are answered
  },

  // What the panel must mirror. "stratum" names an entry of strata; "column" a column of the
  // replies. The flex bounds hold where no replacement fits the others.
  "features": [
    {
      "name": "Gender",
      "stratum": "Gender",
      "column": null,
      "visibility": "public",
      "source": "register, 31 December 2025",
      "categories": [
        { "name": "f", "values": ["f"], "min": 11, "max": 13, "min_flex": 10, "max_flex": 14 },
        { "name": "m/d", "values": ["m/d"], "min": 11, "max": 13, "min_flex": 10, "max_flex": 14 }
      ]
    },
    {
      "name": "Age",
      "stratum": "Age",
      "column": null,
      "visibility": "public",
      "source": "register, 31 December 2025",
      "categories": [
        { "name": "16-39", "values": ["16-39"], "min": 7, "max": 9, "min_flex": 6, "max_flex": 10 },
        { "name": "40-64", "values": ["40-64"], "min": 8, "max": 10, "min_flex": 7, "max_flex": 11 },
        { "name": "65+", "values": ["65+"], "min": 5, "max": 7, "min_flex": 4, "max_flex": 8 }
      ]
    },
    {
      "name": "Education",
      "stratum": null,
      "column": "education",
      "visibility": "sealed", // published as commitments: anyone checks the quotas, nobody sees an answer
      "source": "microcensus 2024",
      "categories": [
        { "name": "no degree", "values": ["none", "school"], "min": 7, "max": 12, "min_flex": 6, "max_flex": 13 },
        { "name": "degree", "values": ["vocational", "university"], "min": 12, "max": 17, "min_flex": 11, "max_flex": 18 }
      ]
    }
  ],

  // If no panel meets all quotas: the single seats by which they give way, in this sequence and no
  // further than needed, never beyond the flex bounds; "bound" is "min" (one fewer) or "max" (one more).
  "relax": [
    { "feature": "Education", "category": "no degree", "bound": "min" },
    { "feature": "Education", "category": "degree", "bound": "max" }
  ],

  "panel": {
    "seats": 24,
    "panels": 1000,   // possible councils, among which the second lot decides
    "form": "committed", // published as hashes; "open" only if no feature is sealed
    "spot_checks": 9  // further panels that are looked at, named by the same lot
  },

  // Letters out, replies back. "deadline" is the last day for a reply; "received" the column of the
  // replies with the day on which each came in (null: late ones are sorted out by hand); "consent"
  // (or null) the column in which a reply agrees to take part. "salutation" and "representatives"
  // (of minors; or null) name letter columns.
  "post": {
    "deadline": "2026-05-31",
    "objections_until": "2026-06-14", // null: no window for objections to the pool
    "received": "received",
    "consent": { "column": "consent", "values": ["yes"] },
    "salutation": null,
    "representatives": null
  },
  "minimum_cell": 3, // fewer people, but none, in a category of the pool: nothing is published

  "reasons": ["illness", "moved away", "other"], // for leaving the panel

  // `klero new` writes the office's key here; leave it empty.
  "office": { "name": "Office for citizens' participation", "key": "" },

  // A sworn auditor, who sees everything and signs steps 02 and 12: { "name": …, "key": … }.
  "auditor": null,

  // Who puts a secret into the seed. A key is the second word of the file that
  // `klero keygen` writes for its contributor. These three are for rehearsals only: everybody
  // knows their secrets.
  "slots": [
    { "name": "Mayor", "office": true,
      "key": "a41859eb5384d74968a817ee0814d598fd37b097fe4ff0dec6cc54b627076e7a" },
    { "name": "Musterstadt Gazette", "office": false,
      "key": "387f91f913b115ea0a0f96e0cc080cc872e6108083a5d09563ff9675c6a39a74" },
    { "name": "Notary Weber", "office": false,
      "key": "7b037278183471e5d76ed49826b607ef2f1ce458223d078c678b9fbfa0e64191" }
  ],
  "min_commitments": 3,
  "close_signatures": 2, // more than half of the slots that are not the office's

  // Who can open a contributor's secret together, if he vanishes, so that nobody gains a choice by
  // vanishing. null: none. Each holder makes his key with `klero keygen --holder`:
  // { "threshold": 2, "holders": [ { "name": …, "key": …, "proof": … }, … ] }.
  "escrow": null,

  // Who watches and cosigns each decisive step, with `klero cosign`. null: none. `dishonest` is how
  // many of them may be; twice the signatures less the people must be more than that:
  // { "signatures": 2, "dishonest": 0, "people": [ { "name": …, "key": … }, … ] }.
  "witnesses": null,

  // Who stamps the close, how many minutes before a beacon that has a time. null: nobody.
  // { "authority": "the time-stamping authority of …", "margin": 15 }.
  "timestamps": null,

  // Public chance, after the close; the least controllable last. []: none (in rehearsals only).
  // "kind" may also be
  //   { "kind": "lotto", "first": "2026-03-21", "fallback": null,
  //     "official": "official numbers on the day after, lotto.de" }, every Wednesday and Saturday;
  //   { "kind": "drand", "chain": …, "genesis": 1692803367, "period": 3, "first": …, "step": 20,
  //     "fallback": null, "official": "api.drand.sh" };
  //   { "kind": "nist", "certificate": …, "chain": 2, "first": …, "step": 5, "fallback": null,
  //     "official": "beacon.nist.gov" }.
  // "fallback": another beacon, should this one not come (witnesses must say so); its own is null.
  "beacons": [
    { "kind": "dice", "dice": 20, "sides": 6, "place": "town hall, 20 March 2026, 18:00",
      "fallback": null }
  ],
  "replacement_beacons": [
    { "kind": "dice", "dice": 20, "sides": 6, "place": "town hall, by public notice",
      "fallback": null }
  ]
}
)json";

}  // namespace

std::string_view order_template() { return kTemplate; }

bool is_template_key(std::string_view key) {
  return key.size() == 64 && kTemplate.find(key) != std::string_view::npos;
}

}  // namespace klero::selection
