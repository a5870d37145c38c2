// Do the values of a column look as if they had been damaged on the way, or hold what nobody sees?
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "selection/register/seen_rows.h"

namespace klero::selection {

// Watches the cells of one column that are kept as they are: names, addresses. Nothing is repaired and
// nothing refused, for a register may hold such things for years; but whoever draws should know.
class OddCells {
 public:
  void take(std::string_view cell, std::uint64_t line);

  // One sentence for each kind that was seen, with how many and the first line, and no value: these
  // words may be read in public.
  [[nodiscard]] std::vector<std::string> notes() const;

 private:
  // In the sequence of kWords in the .cc.
  enum Kind { kTwiceEncoded, kReplaced, kQuestionMark, kInvisible, kNoBreak, kMarkup, kError, kMixed, kSection, kKinds };
  void see(Kind kind, bool is_so, std::uint64_t line);

  std::array<SeenRows, kKinds> seen_{};
};

// True for a number as spreadsheets shorten long ones: 1,98E+14. Its digits are lost.
[[nodiscard]] bool is_shortened_number(std::string_view cell);

// True for what spreadsheets write where a formula failed: #NV, #WERT!, #NAME?, #DIV/0!.
[[nodiscard]] bool is_spreadsheet_error(std::string_view cell);

}  // namespace klero::selection
