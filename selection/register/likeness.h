// What is left of a text when all is taken away that people overlook: two texts with the same rest are
// probably meant to be the same. For messages and refusals only; nothing is ever matched by it.
#pragma once

#include <string>
#include <string_view>

namespace klero::selection {

// `text` without regard to capitals, compatibility forms (ligatures, ẞ), blanks, hyphens, points and
// the like, and invisible characters; Cyrillic and Greek letters that look Latin are Latin. Signs that
// may mean something (? * + †) stay. Empty too for what programs write for nothing: 0, 00.00.0000, NULL.
//
//   text  well-formed UTF-8
[[nodiscard]] std::string likeness_of(std::string_view text);

}  // namespace klero::selection
