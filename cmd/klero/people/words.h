// What somebody is about to sign or to hand out, in plain words of both languages.
//
// The record may come from anybody: whatever stands in it is escaped, so that it cannot drive the
// terminal.

#pragma once

#include <string>
#include <vector>

#include "cmd/klero/language.h"
#include "selection/people/close_look.h"
#include "selection/record/record.h"

namespace klero::cmd {

[[nodiscard]] std::string pick(Language language, const std::string& english,
                               const std::string& german);

// "draw     TITLE\nbody     …\nattempt  …\norder    CHECKSUM\n"
[[nodiscard]] std::string draw_fields(const selection::Record& record);

// "slot     2, NAME\n" and so on.
[[nodiscard]] std::string person_field(const std::string& role, unsigned number,
                                       const std::string& name);

// A checksum to be read aloud: sixteen groups of four digits in two lines, indented.
[[nodiscard]] std::string in_groups(const std::string& checksum);

// "slot 3 (Notary), slot 5 (Press)"
[[nodiscard]] std::string slot_list(const selection::Record& record,
                                    const std::vector<unsigned>& slots, Language language);

// What is closed: the draw, the checksum, the beacons. One sentence a line.
[[nodiscard]] std::string close_sentences(const selection::Record& record,
                                          selection::StepNumber number,
                                          const selection::CloseLook& look, Language language);

// Who is missing, absent, opened by the escrow; "" if nobody is.
[[nodiscard]] std::string slot_sentences(const selection::Record& record,
                                         const selection::CloseLook& look, Language language);

// What a cosigned step is that is no close.
[[nodiscard]] std::string step_sentences(const selection::Record& record,
                                         selection::StepNumber number, Language language);

}  // namespace klero::cmd
