// Reading an order: the draft that a person typed, and the published document.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "selection/order/order.h"
#include "selection/order/problems.h"

namespace klero::selection {

struct CheckedDraft {
  std::optional<Order> order;  // there if and only if there are no problems
  Problems problems;           // ascending by line, each with its line
};

// Reads a draft: JSON with // and /* */ comments, at most 4 MiB. `_format` may be missing and
// office.key may be "" (`klero new` fills them). Texts are normalised to NFC here and nowhere
// later. Checks rules 2.2 to 2.13 and what is allowed by them but cannot end well.
//
//   keys  kLater: problems of people's public keys (of slots, witnesses, holders, …) do not count, for who
//         reads a register with a draft may not have asked these people yet
enum class PublicKeys { kNow, kLater };
[[nodiscard]] CheckedDraft check_draft(std::string_view text, PublicKeys keys = PublicKeys::kNow);

// The order of a published order.json. Throws Error, naming the line, if the bytes are not
// canonical or break a rule of section 2.
[[nodiscard]] Order read_order(std::string_view bytes);

// The bytes of order.json.
[[nodiscard]] std::string write_order(const Order& order);

// "FILE:LINE: WHAT", `file` as it was typed.
[[nodiscard]] std::string describe(const Problem& problem, const std::string& file);

}  // namespace klero::selection
