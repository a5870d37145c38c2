// Small things that the rules of the order share.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/text.h"
#include "selection/order/locate.h"
#include "selection/order/problems.h"

namespace klero::selection::rules {

// A name in a message.
[[nodiscard]] inline std::string in_quotes(std::string_view name) {
  return "'" + crypto::escape_text(name, 80) + "'";
}

inline void add(Problems& problems, std::string pointer, std::string what, std::string hint) {
  problems.push_back({std::move(pointer), 0, std::move(what), std::move(hint)});
}

// Reports every name that stands a second time. `pointers` has one pointer a name.
struct Named {
  std::string name;
  std::string pointer;
};
inline void check_distinct(const std::vector<Named>& all, const std::string& what,
                           const std::string& hint, Problems& problems) {
  std::map<std::string_view, int> seen;
  for (const Named& one : all) {
    if (++seen[one.name] > 1) {
      add(problems, one.pointer, what + ": expected each once, got " + in_quotes(one.name) + " again",
          hint);
    }
  }
}

}  // namespace klero::selection::rules
