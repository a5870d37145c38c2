#include "verifier/order/json_place.h"

#include <algorithm>

#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"

namespace klero::verifier {
namespace {

// How many lines the canonical encoding of `value` takes: `[` and `]` have lines of their own.
std::uint64_t count_lines(const crypto::Json& value) {
  if (!value.is_structured() || value.empty()) {
    return 1;
  }
  std::uint64_t count = 2;
  for (const crypto::Json& child : value) {
    count += count_lines(child);
  }
  return count;
}

// True if `path` is `parent` or leads into it.
bool is_at_or_below(std::string_view path, std::string_view parent) {
  return path.starts_with(parent) &&
         (path.size() == parent.size() || path[parent.size()] == '.' || path[parent.size()] == '[');
}

}  // namespace

std::uint64_t line_of(const crypto::Json& document, std::string_view path) {
  JsonPlace at{&document, 1, ""};
  while (at.path != path) {
    const auto all = children(at);
    const auto next = std::find_if(all.begin(), all.end(), [&](const JsonPlace& child) {
      return is_at_or_below(path, child.path);
    });
    if (next == all.end()) {
      return 0;
    }
    at = *next;
  }
  return at.line;
}

std::vector<JsonPlace> children(const JsonPlace& place) {
  std::vector<JsonPlace> found;
  if (!place.value->is_structured()) {
    return found;
  }
  std::uint64_t line = place.line + 1;
  std::size_t index = 0;
  for (auto child = place.value->begin(); child != place.value->end(); ++child) {
    std::string path;
    if (place.value->is_object()) {
      path = place.path + (place.path.empty() ? "" : ".") + crypto::escape_text(child.key(), 60);
    } else {
      path = place.path + "[" + std::to_string(index) + "]";
    }
    found.push_back({&*child, line, path});
    line += count_lines(*child);
    ++index;
  }
  return found;
}

}  // namespace klero::verifier
