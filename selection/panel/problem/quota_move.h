// One quota with other bounds.
#pragma once

#include <cstddef>
#include <cstdint>

namespace klero::selection {

struct QuotaMove {
  std::size_t quota = 0;  // number in the problem
  std::uint32_t min = 0;
  std::uint32_t max = 0;
  friend bool operator==(const QuotaMove&, const QuotaMove&) = default;
};

}  // namespace klero::selection
