// The catalogue of checks: one for each numbered rule of docs/protocol.md, in its sequence.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "verifier/checks/rule.h"

namespace klero::verifier {

[[nodiscard]] const std::vector<Rule>& catalogue();

// The position in the catalogue. Throws Error if no rule has this number.
[[nodiscard]] std::size_t position_of_rule(std::string_view number);

// docs/checks.md, which is made from the catalogue.
[[nodiscard]] std::string write_catalogue_page();
// The same as a document.
[[nodiscard]] std::string write_catalogue_json();

}  // namespace klero::verifier
