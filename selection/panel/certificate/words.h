// The words of a certificate's text form. Internal to selection/panel/certificate.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "selection/panel/certificate/certificate.h"

namespace klero::selection {

inline constexpr std::string_view kCertificateHeader = "item\tnumber\tnode\tkind\tindex\tvalue\n";

// What stands before the number in the first line of a lottery that is not within one panel.
inline constexpr std::string_view kWithinLine = "lottery\t-\t-\twithin\t-\t";

inline constexpr std::array<std::pair<Multiplier::Of, std::string_view>, 7> kMultiplierWords = {{
    {Multiplier::Of::seats, "seats"},
    {Multiplier::Of::most, "most"},
    {Multiplier::Of::least, "least"},
    {Multiplier::Of::household, "household"},
    {Multiplier::Of::claim, "claim"},
    {Multiplier::Of::person, "person"},
    {Multiplier::Of::branch, "branch"},
}};

[[nodiscard]] constexpr std::string_view word_of(Multiplier::Of of) {
  for (const auto& [key, word] : kMultiplierWords) {
    if (key == of) {
      return word;
    }
  }
  return {};
}

}  // namespace klero::selection
