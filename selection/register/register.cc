#include "selection/register/register.h"

#include <cstring>
#include <limits>

namespace klero::selection {

std::string_view text_of(const Person& person) {
  // Every text ends with LF, and holds no other.
  const void* const end = std::memchr(person.text, '\n', std::numeric_limits<std::int32_t>::max());
  return {person.text, static_cast<std::size_t>(static_cast<const char*>(end) - person.text) + 1};
}

PersonText parts_of(std::string_view text) {
  const std::size_t first = text.find('\t');
  const std::size_t second = text.find('\t', first + 1);
  const std::size_t end = text.size() - 1;
  if (second == std::string_view::npos) {
    return {text.substr(0, first), text.substr(first + 1, end - first - 1), {}};
  }
  return {text.substr(0, first), text.substr(first + 1, second - first - 1),
          text.substr(second + 1, end - second - 1)};
}

}  // namespace klero::selection
