// The report as one page to print and sign.

#pragma once

#include <string>

#include "verifier/report/report.h"
#include "verifier/report/words.h"

namespace klero::verifier {

// A page without scripts, links or anything from elsewhere.
//
//   version  of the program, for the foot of the page
[[nodiscard]] std::string write_html(const Report& report, Language language,
                                     const std::string& version);

}  // namespace klero::verifier
