// The draft that keeps every rule, tests/vectors/order/base.order.json, and ways to change it.

#pragma once

#include <stdexcept>
#include <string>

#include "selection/order/draft.h"
#include "tests/support/temp_folder.h"

namespace klero::tests {

inline std::string base_draft() {
  return bytes_of(KLERO_SOURCE_DIR "/tests/vectors/order/base.order.json");
}

// `text` with the first `from` replaced; throws if it does not occur, so that no row is idle.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (from.empty() || at == std::string::npos) {
    throw std::runtime_error("the draft does not hold: " + from);
  }
  return text.replace(at, from.size(), to);
}

inline selection::Order base_order() {
  selection::CheckedDraft checked = selection::check_draft(base_draft());
  if (!checked.order) {
    throw std::runtime_error("the base draft is refused: " + checked.problems.front().what);
  }
  selection::Order order = std::move(*checked.order);
  // The key of RFC 8032, section 7.1, test 1.
  order.office.key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
  return order;
}

}  // namespace klero::tests
