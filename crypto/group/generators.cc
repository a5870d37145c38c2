#include "crypto/group/generators.h"

#include <sodium.h>

#include <array>
#include <string_view>

#include "crypto/base/bytes.h"

namespace klero::crypto {
namespace {

constexpr std::string_view kLabelH = "kleroterion/pedersen-h/v1\n";

Point hash_to_h() {
  std::array<std::uint8_t, crypto_hash_sha512_BYTES> digest{};
  crypto_hash_sha512(digest.data(), as_bytes(kLabelH).data(), kLabelH.size());
  return Point::from_hash(digest);
}

}  // namespace

const Point& generator_g() {
  static const Point base = Point::times_base(Scalar::from_uint(1));
  return base;
}

const Point& generator_h() {
  static const Point hashed = hash_to_h();
  return hashed;
}

Point times_g(const Scalar& a) {
  return Point::times_base(a);
}

Point times_h(const Scalar& a) {
  return a * generator_h();
}

}  // namespace klero::crypto
