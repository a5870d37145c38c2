#include "crypto/group/pick.h"

#include <sodium.h>

#include <cstdint>

namespace klero::crypto {

Point pick(std::span<const Point> points, std::size_t index) {
  Point::Bytes picked{};
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto mask = static_cast<std::uint8_t>(-static_cast<int>(i == index));
    for (std::size_t j = 0; j < picked.size(); ++j) {
      picked[j] = static_cast<std::uint8_t>(picked[j] | (points[i].bytes()[j] & mask));
    }
  }
  const auto point = Point::decode(picked);
  sodium_memzero(picked.data(), picked.size());
  return point.value();
}

}  // namespace klero::crypto
