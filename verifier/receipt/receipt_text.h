// A receipt in words.

#pragma once

#include <string>

#include "verifier/receipt/receipt.h"
#include "verifier/report/words.h"

namespace klero::verifier {

[[nodiscard]] std::string write_receipt(const Receipt& receipt, Language language);

// The one answer to whoever is not found (protocol section 11).
[[nodiscard]] std::string write_no_entry(Language language);

}  // namespace klero::verifier
