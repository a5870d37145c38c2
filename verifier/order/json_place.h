// A value of a canonical document together with the line on which it stands, so that findings about
// the meaning of a document can name a line.

#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace klero::verifier {

struct JsonPlace {
  const nlohmann::json* value = nullptr;
  std::uint64_t line = 1;  // of the file, which holds the canonical encoding of the whole document
  std::string path;        // "letters.levels[0].rule", escaped
};

// The line of the value at `path`, as JsonPlace writes paths; 0 if there is none.
[[nodiscard]] std::uint64_t line_of(const nlohmann::json& document, std::string_view path);

// The elements of a list in order, or the values of an object in the order of its keys. Anything
// else has none.
[[nodiscard]] std::vector<JsonPlace> children(const JsonPlace& place);

}  // namespace klero::verifier
