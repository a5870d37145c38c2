// Choosing by a secret without showing it to whoever times us.
#pragma once

#include <cstddef>
#include <span>

#include "crypto/group/point.h"

namespace klero::crypto {

// points[index], by reading all of them alike.
//
//   index  0..points.size()-1
[[nodiscard]] Point pick(std::span<const Point> points, std::size_t index);

}  // namespace klero::crypto
