// The grammars of single values of the order: docs/protocol.md, rule 2.2.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace klero::selection {

// A text: 1 to 500 bytes of UTF-8 without control characters and without blank at either end.
[[nodiscard]] bool is_text(std::string_view text);

// A name: a text without '|', TAB and '"'.
[[nodiscard]] bool is_name(std::string_view text);

// True for the names of our own columns, which no feature and no strata column may have.
[[nodiscard]] bool is_taken_name(std::string_view name);

// 64 lower-case hexadecimal digits.
[[nodiscard]] bool is_checksum(std::string_view text);

// A day that exists, written YYYY-MM-DD; and back.
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_date(std::string_view text);
[[nodiscard]] std::string write_date(std::chrono::year_month_day date);

}  // namespace klero::selection
