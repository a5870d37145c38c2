// Walking through text character by character; for the rooms of crypto/, which decide what a
// character means.

#pragma once

#include <cstddef>
#include <string_view>

namespace klero::crypto {

struct Utf8Character {
  char32_t code = 0;
  std::size_t bytes = 0;  // 1..4; 0 if `text` does not begin with a well-formed character
};

// The first character of `text`, which must not be empty. Follows the table of well-formed byte
// sequences in RFC 3629, section 4.
[[nodiscard]] Utf8Character first_utf8_character(std::string_view text);

}  // namespace klero::crypto
