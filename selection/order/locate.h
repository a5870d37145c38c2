// In which line of a JSON text a value stands. The parser that we use forgets it, and a message
// without a line is no help in an order of three hundred lines.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace klero::selection {

struct Located {
  // JSON pointer -> line of the value's first character; of a key that stands twice, the last.
  std::map<std::string, std::uint64_t> lines;
  // The second place of a key that stands twice in one object.
  std::vector<std::pair<std::string, std::uint64_t>> repeated;
  bool too_deep = false;  // nested more than `max_depth`; the map ends there
};

// Walks `text`, JSON with // and /* */ comments. What is no JSON ends the walk quietly: the parser
// reports it.
[[nodiscard]] Located locate(std::string_view text, std::size_t max_depth = 16);

// The line of `pointer`, or of the nearest value around it that was located, at least 1.
[[nodiscard]] std::uint64_t line_of(const Located& located, const std::string& pointer);

// One more step into a JSON pointer: ~ and / in a key are escaped (RFC 6901).
[[nodiscard]] std::string pointer_to(const std::string& pointer, std::string_view key);
[[nodiscard]] std::string pointer_to(const std::string& pointer, std::size_t index);

}  // namespace klero::selection
