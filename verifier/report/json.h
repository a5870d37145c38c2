// The report for programs.

#pragma once

#include <string>

#include "verifier/report/report.h"

namespace klero::verifier {

// A canonical document:
//   checks    list of {"about", "findings": [{"expected", "file", "got", "line"}], "more", "number",
//             "reached", "reason", "state"} in the sequence of the catalogue
//   exit      0..3
//   sentence  the verdict in words
//   …         and what the record says
[[nodiscard]] std::string write_json(const Report& report);

}  // namespace klero::verifier
