#include "selection/lot/text_lines.h"

#include "crypto/base/text.h"

namespace klero::selection {

std::string slot_head(const Order& order, const char* what, const LotPlace& place) {
  return label(order, what) + "\nafter " + place.base + "\nlot " + std::to_string(place.lot) +
         "\nslot " + std::to_string(place.slot) + "\n";
}

NotThis wrong_line(std::size_t number, std::string_view expected, std::string_view got) {
  return {"line " + std::to_string(number) + ": expected '" + crypto::escape_text(expected) +
          "', got '" + crypto::escape_text(got) + "'"};
}

}  // namespace klero::selection
