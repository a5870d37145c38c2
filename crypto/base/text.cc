#include "crypto/base/text.h"

#include <charconv>

#include "crypto/base/bytes.h"
#include "crypto/base/utf8.h"

namespace klero::crypto {
namespace {

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7f && code <= 0x9f);
}

// Nobody can tell these from a blank.
bool is_other_space(char32_t code) {
  return code == 0x00a0 || (code >= 0x2000 && code <= 0x200a) || code == 0x202f || code == 0x205f ||
         code == 0x3000;
}

std::string byte_escape(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return "\\x" + to_hex({&byte, 1});
}

std::string code_escape(char32_t code) {
  char digits[8];
  const auto end = std::to_chars(digits, digits + sizeof digits, std::uint32_t{code}, 16).ptr;
  return "\\u{" + std::string(digits, end) + "}";
}

// How one well-formed character is shown.
std::string shown(std::string_view character, char32_t code) {
  switch (code) {
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    case '\r':
      return "\\r";
    case '\\':
      return "\\\\";
    default:
      break;
  }
  if (code < 0x80 && is_control(code)) {
    return byte_escape(character[0]);
  }
  if (is_control(code) || is_deceptive(code)) {
    return code_escape(code);
  }
  return std::string(character);
}

}  // namespace

bool is_deceptive(char32_t code) {
  return code == 0x00ad || code == 0x061c || code == 0x180e || (code >= 0x200b && code <= 0x200f) ||
         (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) ||
         code == 0xfeff || (code >= 0xfff9 && code <= 0xfffb) ||
         (code >= 0xe0000 && code <= 0xe0fff);
}

namespace {

enum class Spaces { kAsTheyAre, kShown };

std::string escaped(std::string_view text, std::size_t max_bytes, Spaces spaces) {
  std::string result;
  while (!text.empty()) {
    const Utf8Character character = first_utf8_character(text);
    const std::size_t bytes = character.bytes == 0 ? 1 : character.bytes;
    const bool hidden = spaces == Spaces::kShown && character.bytes != 0 && is_other_space(character.code);
    const std::string piece = character.bytes == 0 ? byte_escape(text[0])
                              : hidden             ? code_escape(character.code)
                                       : shown(text.substr(0, bytes), character.code);
    if (result.size() + piece.size() > max_bytes) {
      return result + "…";
    }
    result += piece;
    text.remove_prefix(bytes);
  }
  return result;
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t bytes = first_utf8_character(text).bytes;
    if (bytes == 0) {
      return false;
    }
    text.remove_prefix(bytes);
  }
  return true;
}

bool has_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7f) {
      return true;
    }
    // U+0080..U+009F are C2 80..C2 9F; in well-formed UTF-8 the byte C2 begins nothing else than
    // a character of two bytes.
    if (byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0) {
      return true;
    }
  }
  return false;
}

std::string escape_text(std::string_view text, std::size_t max_bytes) {
  return escaped(text, max_bytes, Spaces::kAsTheyAre);
}

std::string escape_value(std::string_view text, std::size_t max_bytes) {
  return escaped(text, max_bytes, Spaces::kShown);
}

std::optional<std::uint64_t> parse_uint(std::string_view digits) {
  if (digits.empty() || (digits[0] == '0' && digits.size() > 1)) {
    return std::nullopt;
  }
  std::uint64_t value = 0;
  const char* const end = digits.data() + digits.size();
  // For an unsigned type from_chars takes neither sign nor blank.
  const auto [stopped, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc{} || stopped != end) {
    return std::nullopt;
  }
  return value;
}

std::string_view trim_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos
             ? std::string_view{}
             : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t at = text.find(separator);
    pieces.push_back(text.substr(0, at));
    if (at == std::string_view::npos) {
      return pieces;
    }
    text.remove_prefix(at + 1);
  }
}

}  // namespace klero::crypto
