// What a contributor and a witness do alike before they sign a close.

#pragma once

#include <string>

#include "cmd/klero/clock.h"
#include "cmd/klero/language.h"
#include "cmd/klero/people/look.h"
#include "selection/people/close_look.h"

namespace klero::cmd {

// Under which name the memory keeps what was signed: "04-step", "04-close".
[[nodiscard]] std::string memory_name(selection::StepNumber number, const std::string& what);
[[nodiscard]] std::string close_name(selection::StepNumber number);

// The close of the last step, after everything that can be looked at: the verifier finds nothing
// wrong, no other close of this step was signed, no beacon of it is due yet.
//
// Requires a look with a memory. Throws Error.
[[nodiscard]] selection::CloseLook closing_look(const Look& look, selection::StepNumber number);

// "close    CHECKSUM" and the sentences: what is closed, by which beacons, without whom.
[[nodiscard]] std::string close_words(const selection::Record& record,
                                      selection::StepNumber number,
                                      const selection::CloseLook& close, Language language);

// "Who signs this close …"
[[nodiscard]] std::string once_sentence(Language language);

}  // namespace klero::cmd
