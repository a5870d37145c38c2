// The words of the report in the two languages.

#pragma once

#include <string>
#include <string_view>

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

// Who would have had to collude to steer this draw, as far as the record shows; "" before a lot.
[[nodiscard]] std::string collusion_sentence(const Facts& facts, Language language);

// "a, b and c"
[[nodiscard]] std::string enumerate(const std::vector<std::string>& names, Language language);

}  // namespace klero::verifier
