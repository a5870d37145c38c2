// The code of a letter as a picture that a telephone reads: docs/protocol.md, section 11.
#pragma once

#include <string>
#include <string_view>

namespace klero::selection {

// A QR symbol of exactly the bytes of `code`, as a PNG: error correction M (a fold or a stain over
// a seventh of it does no harm), four modules of white around it, eight pixels a module.
//
//   code  as write_letter_code() writes it: capitals, digits and dashes
//
// The same code gives the same bytes. Throws Error if the libraries refuse.
[[nodiscard]] std::string letter_picture(std::string_view code);

}  // namespace klero::selection
