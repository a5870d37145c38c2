// The report for a terminal.

#pragma once

#include <string>

#include "verifier/report/report.h"
#include "verifier/report/words.h"

namespace klero::verifier {

// Ends with the verdict's sentence on a line of its own.
[[nodiscard]] std::string write_text(const Report& report, Language language);

// "02-frame/frame.json:3: expected 5, got 6"
[[nodiscard]] std::string describe(const Finding& finding, Language language);

// What a check says about itself: the claim, or the reason why it was not evaluated.
[[nodiscard]] std::string sentence_of(const CheckResult& result, Language language);

}  // namespace klero::verifier
