// Text that came from a file: is it what it should be, and how is it shown without harm.
// Nothing here depends on the locale.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klero::crypto {

// True if `text` is well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF
// (RFC 3629). The empty text is.
[[nodiscard]] bool is_utf8(std::string_view text);

// True if `text`, which must be UTF-8, holds a control character (Unicode category Cc): U+0000 to
// U+001F, tab and LF among them, or U+007F to U+009F.
[[nodiscard]] bool has_control(std::string_view text);

// True for characters that reorder or hide their neighbours on a screen, or that break a line there: bidi
// controls, zero width, the soft hyphen, the byte order mark, U+2028.
[[nodiscard]] bool is_deceptive(char32_t code);

// `text` as it may stand in a message, on a terminal or in a report: one line, at most
// `max_bytes` bytes of it, then "…" if it was cut. Controls become \n, \t, \r, \x1b; controls
// above ASCII and deceptive characters become \u{202e}; bytes that are not UTF-8 become \xff; the backslash becomes \\.
[[nodiscard]] std::string escape_text(std::string_view text, std::size_t max_bytes = 200);

// The same for a value that was compared with others and is told because it differs: a no-break space, or
// any other that nobody can tell from a blank, becomes \u{a0} too.
[[nodiscard]] std::string escape_value(std::string_view text, std::size_t max_bytes = 200);

// A decimal number 0..2^64-1 without sign, blank or leading zero; "0" is one. Otherwise nullopt.
[[nodiscard]] std::optional<std::uint64_t> parse_uint(std::string_view digits);

// `text` without the blanks (U+0020 only) at its ends.
[[nodiscard]] std::string_view trim_blanks(std::string_view text);

// The pieces between separators: "a,,b" has three, "" has one (empty) piece.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace klero::crypto
