// A right order of a small rehearsal, as a document that tests change in one place.

#pragma once

#include <string>

#include "crypto/format/canonical_json.h"

namespace klero::verifier {

inline constexpr const char* kBaseOrder = R"({
  "_format": "kleroterion/order/1",
  "attempt": 1,
  "auditor": null,
  "beacons": [],
  "body": "Dorf",
  "close_signatures": 2,
  "day": "2026-03-01",
  "destroy_after": "2026-12-31",
  "eligibility": {"birth_date": "born", "maximum_age": null, "minimum_age": 16, "rules": [], "served": null},
  "escrow": null,
  "features": [
    {"categories": [
       {"max": 2, "max_flex": 3, "min": 1, "min_flex": 0, "name": "m", "values": ["m"]},
       {"max": 2, "max_flex": 3, "min": 1, "min_flex": 0, "name": "w", "values": ["w"]}],
     "column": null, "name": "Sex", "source": "register", "stratum": "sex", "visibility": "public"},
    {"categories": [
       {"max": 2, "max_flex": 3, "min": 1, "min_flex": 0, "name": "ja", "values": ["ja"]},
       {"max": 2, "max_flex": 3, "min": 1, "min_flex": 0, "name": "nein", "values": ["nein"]}],
     "column": "q1", "name": "School", "source": "census", "stratum": null, "visibility": "public"}],
  "identity": ["surname", "born"],
  "key": "number",
  "letter_columns": ["street"],
  "letters": {"household": null, "levels": [{"columns": ["sex"], "rule": "equal", "weights": []}], "minimum": 1, "second_wave": null, "total": 4},
  "min_commitments": 3,
  "min_stratum": 1,
  "minimum_cell": 1,
  "mode": "rehearsal",
  "office": {"key": "0000000000000000000000000000000000000000000000000000000000000000", "name": "Amt"},
  "panel": {"form": "open", "panels": 4, "seats": 3, "spot_checks": 1},
  "post": {"consent": null, "deadline": "2026-06-30", "objections_until": null, "received": null, "representatives": null, "salutation": null},
  "previous": "",
  "reasons": ["illness", "other"],
  "relax": [],
  "replacement_beacons": [],
  "slots": [
    {"key": "1111111111111111111111111111111111111111111111111111111111111111", "name": "A", "office": true},
    {"key": "2222222222222222222222222222222222222222222222222222222222222222", "name": "B", "office": false},
    {"key": "3333333333333333333333333333333333333333333333333333333333333333", "name": "C", "office": false},
    {"key": "4444444444444444444444444444444444444444444444444444444444444444", "name": "D", "office": false}],
  "strata": [
    {"categories": [{"name": "m", "values": ["1"]}, {"name": "w", "values": ["2"]}],
     "column": "sex", "name": "sex"}],
  "timestamps": null,
  "title": "Rat",
  "witnesses": null
})";

// A document as it is after being read from a file: integers are unsigned then.
inline crypto::Json reread(const crypto::Json& document) { return crypto::Json::parse(document.dump()); }

inline crypto::Json base_order() { return crypto::Json::parse(kBaseOrder); }

}  // namespace klero::verifier
