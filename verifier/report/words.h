// The words of the report in the two languages.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "verifier/report/report.h"

namespace klero::verifier {

enum class Language { kEnglish, kGerman };

// The English or the German text.
[[nodiscard]] std::string_view pick(Language language, std::string_view english,
                                    std::string_view german);

[[nodiscard]] std::string_view pick(Language language, const Said& said);

// "PASS"; "RICHTIG" and so on in German.
[[nodiscard]] std::string_view word_for(Language language, State state);

// The last line of every report: the verdict and what it rests on, one sentence.
[[nodiscard]] std::string verdict_sentence(const Report& report, Language language);

// The attempts before this one that were brought, each with its verdict, and this one's number; ""
// if none was. One line each.
[[nodiscard]] std::vector<std::string> history_lines(const Report& report, Language language);

// Which quotas had to give way; "" if none had.
[[nodiscard]] std::string relaxation_sentence(const Facts& facts, Language language);

// "a, b and c"
[[nodiscard]] std::string enumerate(const std::vector<std::string>& names, Language language);

// "the pool was corrected on 2026-06-20 (08-correction), 2 objections upheld: REASON"; "" if it was not.
[[nodiscard]] std::string correction_sentence(const Facts& facts, Language language);

// "lot 2", and of a lot that was voided and repeated "lot 2 (voided in 11-lot2-void)".
[[nodiscard]] std::string lot_name(const LotFact& lot, Language language);
// "the second lot was voided on 2026-10-01 (11-lot2-void) and repeated: REASON", for each.
[[nodiscard]] std::vector<std::string> void_lines(const Facts& facts, Language language);

// "second wave: called, 9 letters were answered by 2026-10-31, fewer than 12: 8 more letters"; "" if
// there is none, or nothing is decided.
[[nodiscard]] std::string second_wave_sentence(const Facts& facts, Language language);

}  // namespace klero::verifier
