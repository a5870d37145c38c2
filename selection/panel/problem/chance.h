// Chances are whole numbers, in units of 1e-9: a chance of 6.53 % is 65'300'000.
#pragma once

#include <cstdint>

namespace klero::selection {

using Nano = std::int64_t;
inline constexpr Nano kCertainty = 1'000'000'000;

}  // namespace klero::selection
