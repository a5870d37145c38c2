// Documents: docs/protocol.md, rule 1.10.
//
// JSON that re-encodes to the same bytes: keys sorted bytewise, two spaces a level, UTF-8 unescaped,
// one final LF, no numbers but integers of 0..2^53-1. That one rule refuses duplicate keys, BOM, floats, odd escapes and
// blanks; nlohmann_json alone lets all of them pass. Python writes the same with
// json.dumps(x, sort_keys=True, indent=2, ensure_ascii=False) + "\n".
//
// This is the one public header that includes <nlohmann/json.hpp>.

#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "crypto/format/flaw.h"

namespace klero::crypto {

using Json = nlohmann::json;

inline constexpr std::uint64_t kMaxInteger = (std::uint64_t{1} << 53) - 1;

struct JsonLimits {
  std::size_t bytes = std::size_t{4} << 20;
  std::size_t depth = 16;  // nested objects and arrays
};

// The document, or the first flaw: too long, too deep, not JSON, a number that is no integer of
// 0..kMaxInteger, or the line of the first byte that differs from the re-encoding.
[[nodiscard]] std::variant<Json, Flaw> read_canonical_json(std::string_view bytes,
                                                           const JsonLimits& limits = {});

// JSON that others publish, in their own layout: as above but for the re-encoding, in place of which a
// key that stands twice in one object is refused (nlohmann_json would take the last).
[[nodiscard]] std::variant<Json, Flaw> read_foreign_json(std::string_view bytes,
                                                         const JsonLimits& limits = {});

// The canonical bytes. Throws Error if the value holds another number or text that is not UTF-8.
[[nodiscard]] std::string write_canonical_json(const Json& value);

// Typed getters: nullopt / nullptr if `object` is no object, has no such key, or the value is of
// another type. Nothing is converted: -1, 1.9, true and "1" are no unsigned integers.
[[nodiscard]] std::optional<std::uint64_t> get_uint(const Json& object, std::string_view key);
[[nodiscard]] std::optional<bool> get_bool(const Json& object, std::string_view key);
[[nodiscard]] const std::string* get_string(const Json& object, std::string_view key);
[[nodiscard]] const Json* get_array(const Json& object, std::string_view key);
[[nodiscard]] const Json* get_object(const Json& object, std::string_view key);

// nullopt if `object` is an object with every key of `required` and, beyond these, only keys of
// `optional`. Otherwise which key is missing or unknown, escaped, in a phrase for a message.
[[nodiscard]] std::optional<std::string> wrong_keys(
    const Json& object, std::initializer_list<std::string_view> required,
    std::initializer_list<std::string_view> optional = {});

}  // namespace klero::crypto
