// That a beacon did not come, as a witness says it: docs/protocol.md, rule 4.13.

#pragma once

#include <string>

#include "selection/people/close_look.h"

namespace klero::selection {

struct AbsenceToSign {
  std::string text;      // absence-K.txt
  std::string instance;  // that did not come
  std::string instead;   // of its fallback
};

// What a witness is to sign if beacon `beacon` (from 1) of the closing step `number` did not come.
//
//   instead  the instance of the fallback; "" for that of absence-K.txt in the evidence, or, if the
//            fallback is dice, for these
//
// Throws Error if there is no such beacon, it has no fallback, the close is not cosigned, the time
// of the instance has not passed, `instead` is no instance, is due already, or is another one than
// absence-K.txt in the evidence says.
[[nodiscard]] AbsenceToSign absence_to_sign(const Record& record, StepNumber number,
                                            std::size_t beacon, const std::string& instead,
                                            Moment now);

}  // namespace klero::selection
