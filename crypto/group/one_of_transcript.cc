#include "crypto/group/one_of_transcript.h"

#include <sodium.h>

#include <array>

#include "crypto/base/bytes.h"

namespace klero::crypto {
namespace {

void append_points(const std::vector<Point>& points, std::string& text) {
  text.reserve(text.size() + points.size() * (Point::kHexDigits + 1));
  for (const Point& point : points) {
    text += point.hex();
    text += '\n';
  }
}

}  // namespace

std::string statement_text(const OneOfStatement& statement) {
  std::string text = "kleroterion/" + statement.mode + "/one-of/v1\n";
  text += "context " + std::to_string(statement.context.size()) + "\n";
  for (const std::string& line : statement.context) {
    text += line;
    text += '\n';
  }
  text += "points " + std::to_string(statement.points.size()) + "\n";
  append_points(statement.points, text);
  return text;
}

Scalar one_of_challenge(std::string_view statement_text, const std::vector<Point>& announcements) {
  std::string text(statement_text);
  text += "announcements\n";
  append_points(announcements, text);
  std::array<std::uint8_t, crypto_hash_sha512_BYTES> digest{};
  crypto_hash_sha512(digest.data(), as_bytes(text).data(), text.size());
  return Scalar::reduce(digest);
}

}  // namespace klero::crypto
