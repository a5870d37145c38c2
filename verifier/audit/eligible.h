// Who can be drawn, and why not: protocol, section 3. Internal to verifier/audit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verifier/audit/audit.h"

namespace klero::verifier {

// The register numbers of those who have served already, ascending.
using ServedNumbers = std::vector<std::string>;

// Reads the list of them. What cannot be read is a finding. Throws Error if the table cannot be read
// at all.
[[nodiscard]] ServedNumbers read_served(const Examination& x, const AuditTable& table,
                                        Outcome& outcome);

// Whether the value is one of those known, which may have blanks at their ends.
[[nodiscard]] bool is_among(std::string_view value, const std::vector<std::string>& known);

// Why whoever has the value cannot be drawn; empty if he can; none if the rule does not know it.
[[nodiscard]] std::optional<std::string> reason_by(const EligibilityRule& rule,
                                                   std::string_view value);

// Why somebody of this age cannot be drawn; empty if he can. Below 0: not born on the day.
[[nodiscard]] std::string reason_by_age(const Eligibility& eligibility, std::int64_t age);

// Whether a combining mark (U+0300 to U+036F) stands in the text: then it is perhaps not in NFC, as
// the office had it.
[[nodiscard]] bool has_combining_mark(std::string_view text);

}  // namespace klero::verifier
