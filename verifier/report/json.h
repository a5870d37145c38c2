// The report for programs.

#pragma once

#include <string>

#include "crypto/format/canonical_json.h"
#include "verifier/report/report.h"

namespace klero::verifier {

// A canonical document:
//   checks    list of {"about", "findings": [{"expected", "file", "got", "line"}], "more", "number",
//             "reached", "reason", "state"} in the sequence of the catalogue
//   exit      0..3
//   sentence  the verdict in words
//   …         and what the record says
[[nodiscard]] std::string write_json(const Report& report);

// The list "findings" of one check, here and in the report of the audit: those that are shown.
[[nodiscard]] crypto::Json findings_json(const Findings& findings);

}  // namespace klero::verifier
