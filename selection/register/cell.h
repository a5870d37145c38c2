// A cell of an office's table, as the draw uses it: Unicode NFC, without blanks at the ends, on one
// line. docs/protocol.md, sections 0 and 3.
#pragma once

#include <string>
#include <string_view>

namespace klero::selection {

// Brings cells into normal form. Keeps a buffer, so make one and use it for a whole file.
class CellReader {
 public:
  // `cell` in NFC, without blanks (U+0020) at its ends. The view is valid until the next call and
  // as long as `cell` is.
  //
  //   cell  well-formed UTF-8
  [[nodiscard]] std::string_view normal(std::string_view cell);

 private:
  std::string buffer_;
};

// A single cell in that form, for column names and the like.
[[nodiscard]] std::string normal_cell(std::string_view cell);

// What keeps `cell` from standing in a line of its own: "holds a line break", "holds a tab" or
// "holds a control character"; empty if
// nothing does.
[[nodiscard]] std::string_view fault_of_cell(std::string_view cell);

// The same for a value of an identity column, which must not hold '|' either.
[[nodiscard]] std::string_view fault_of_identity(std::string_view cell);

}  // namespace klero::selection
