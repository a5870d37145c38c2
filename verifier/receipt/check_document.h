// Does a respondent's receipt fit the record? docs/protocol.md, section 11a.

#pragma once

#include <string>
#include <vector>

#include "verifier/receipt/document.h"
#include "verifier/report/words.h"

namespace klero::verifier {

struct Examination;

// What does not fit, one sentence each; empty if the receipt is right.
//
//   x  of a record in which nothing was found wrong
[[nodiscard]] std::vector<Said> check_receipt_document(const Examination& x,
                                                       const ReceiptDocument& document);

// What a right receipt says, line by line: who he is in the draw, what was recorded, his chance, what
// became of it, and what is still open.
[[nodiscard]] std::string write_document(const Examination& x, const ReceiptDocument& document,
                                         Language language);

}  // namespace klero::verifier
