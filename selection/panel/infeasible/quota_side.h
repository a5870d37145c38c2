// One of the two bounds of a quota.
#pragma once

#include <cstddef>

namespace klero::selection {

enum class Side { least, most };

struct QuotaSide {
  std::size_t quota = 0;  // number in the problem
  Side side = Side::least;
  friend bool operator==(const QuotaSide&, const QuotaSide&) = default;
};

}  // namespace klero::selection
