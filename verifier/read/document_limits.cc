#include "verifier/read/document_limits.h"

#include <string>

#include "crypto/base/text.h"

namespace klero::verifier {
namespace {

// The position behind the string that begins at `begin` with a quotation mark.
std::size_t skip_string(std::string_view bytes, std::size_t begin) {
  std::size_t at = begin + 1;
  while (at < bytes.size() && bytes[at] != '"') {
    at += bytes[at] == '\\' ? 2 : 1;
  }
  return at + 1;
}

}  // namespace

DocumentLimits document_limits(std::string_view bytes) {
  DocumentLimits limits;
  std::size_t depth = 0;
  std::uint64_t line = 1;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const char c = bytes[at];
    if (c == '"') {
      at = skip_string(bytes, at);
      continue;
    }
    if (c == '-' || (c >= '0' && c <= '9')) {
      const std::size_t end = bytes.find_first_not_of("+-.0123456789eE", at);
      const auto number = bytes.substr(at, end == std::string_view::npos ? end : end - at);
      const auto value = crypto::parse_uint(number);
      if (!limits.number && (!value || *value > kMaxInteger)) {
        limits.number = crypto::Flaw{line, "an integer from 0 to 2^53-1",
                                     "'" + crypto::escape_text(number, 40) + "'"};
      }
      at += number.size();
      continue;
    }
    line += c == '\n' ? 1 : 0;
    if (c == '{' || c == '[') {
      ++depth;
      if (depth > kMaxNesting && !limits.nesting) {
        limits.nesting = crypto::Flaw{
            line, "nesting of at most " + std::to_string(kMaxNesting), "a deeper one"};
      }
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
    ++at;
  }
  return limits;
}

}  // namespace klero::verifier
