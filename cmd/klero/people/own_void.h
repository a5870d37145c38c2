// What a void is for those who signed the lot before it, or did not: docs/protocol.md, rule 4.19.

#pragma once

#include <string>

#include "cmd/klero/language.h"
#include "cmd/klero/people/look.h"

namespace klero::cmd {

// For a witness who is about to sign the void `number`: throws Error if he signed the close of this
// lot, or if the lot may not be voided (yet).
void check_own_void(const Look& look, selection::StepNumber number);

// What he says by it, in plain words.
[[nodiscard]] std::string void_sentences(const selection::Record& record,
                                         selection::StepNumber number, Language language);

// For a contributor who is about to take part in a lot that is repeated: tells him if he signed the
// close of the lot that was voided and his signature does not stand in its evidence.
void tell_of_lost_signature(const Look& look, const selection::LotSteps& repeated, unsigned slot);

}  // namespace klero::cmd
