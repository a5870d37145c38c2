#include "crypto/base/utf8.h"

namespace klero::crypto {
namespace {

// How many bytes a character has that begins with `first`, and the smallest code that may be
// written with so many: anything below is an overlong form.
struct Form {
  std::size_t bytes;
  char32_t first_bits;
  char32_t smallest;
};

Form form_of(unsigned char first) {
  if (first < 0x80) {
    return {.bytes = 1, .first_bits = first, .smallest = 0};
  }
  if (first >= 0xc2 && first < 0xe0) {
    return {.bytes = 2, .first_bits = first & 0x1fU, .smallest = 0x80};
  }
  if (first >= 0xe0 && first < 0xf0) {
    return {.bytes = 3, .first_bits = first & 0x0fU, .smallest = 0x800};
  }
  if (first >= 0xf0 && first < 0xf5) {
    return {.bytes = 4, .first_bits = first & 0x07U, .smallest = 0x10000};
  }
  return {.bytes = 0, .first_bits = 0, .smallest = 0};
}

bool is_surrogate(char32_t code) {
  return code >= 0xd800 && code <= 0xdfff;
}

}  // namespace

Utf8Character first_utf8_character(std::string_view text) {
  const Form form = form_of(static_cast<unsigned char>(text[0]));
  if (form.bytes == 0 || text.size() < form.bytes) {
    return {};
  }
  char32_t code = form.first_bits;
  for (const char c : text.substr(1, form.bytes - 1)) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0U) != 0x80U) {
      return {};
    }
    code = code << 6 | (byte & 0x3fU);
  }
  if (code < form.smallest || code > 0x10ffff || is_surrogate(code)) {
    return {};
  }
  return {.code = code, .bytes = form.bytes};
}

}  // namespace klero::crypto
