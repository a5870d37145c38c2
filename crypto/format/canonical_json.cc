#include "crypto/format/canonical_json.h"

#include <algorithm>
#include <set>
#include <vector>

#include "crypto/base/error.h"
#include "crypto/base/text.h"

namespace klero::crypto {
namespace {

std::uint64_t line_of(std::string_view bytes, std::size_t position) {
  return 1 + static_cast<std::uint64_t>(std::ranges::count(bytes.substr(0, position), '\n'));
}

// The line of `bytes` in which `position` lies.
std::string line_at(std::string_view bytes, std::size_t position) {
  const std::string_view before = bytes.substr(0, position);
  const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
  const std::string_view line = bytes.substr(start, bytes.find('\n', start) - start);
  return start >= bytes.size() ? "the end of the file" : "'" + escape_text(line) + "'";
}

// How deep brackets nest outside of strings. Counted before parsing, because the encoder and the
// destructor of the parsed value are recursive.
std::size_t depth_of(std::string_view bytes) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '"') {
      in_string = !in_string;
    } else if (in_string) {
      i += c == '\\' ? 1 : 0;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

// The first number that is no integer of 0..kMaxInteger, as it stands in JSON.
std::optional<std::string> wrong_number(const Json& value) {
  if (value.is_number()) {
    // What a program wrote may be signed; what was parsed is signed only if it is negative.
    const bool right = value.is_number_unsigned()
                           ? value.get<std::uint64_t>() <= kMaxInteger
                           : value.is_number_integer() && value.get<std::int64_t>() >= 0 &&
                                 value.get<std::int64_t>() <= std::int64_t{kMaxInteger};
    return right ? std::nullopt : std::optional(value.dump());
  }
  if (value.is_structured()) {
    for (const Json& part : value) {
      if (std::optional<std::string> wrong = wrong_number(part)) {
        return wrong;
      }
    }
  }
  return std::nullopt;
}

std::string encode(const Json& value) {
  return value.dump(2, ' ', false) + "\n";
}

std::variant<Json, Flaw> parse(std::string_view bytes) {
  try {
    return Json::parse(bytes);
  } catch (const Json::parse_error& error) {
    const std::size_t position = error.byte == 0 ? 0 : error.byte - 1;
    return Flaw{line_of(bytes, position), "JSON", line_at(bytes, position)};
  } catch (const Json::exception& error) {  // a number beyond every double
    return Flaw{0, "JSON", escape_text(error.what())};
  }
}

Flaw first_difference(std::string_view bytes, std::string_view canonical) {
  const auto [at, in_canonical] = std::ranges::mismatch(bytes, canonical);
  const auto position = static_cast<std::size_t>(at - bytes.begin());
  return {line_of(bytes, position), "the canonical encoding " + line_at(canonical, position),
          line_at(bytes, position)};
}

const Json* find_member(const Json& object, std::string_view key) {
  if (!object.is_object()) {
    return nullptr;
  }
  const auto member = object.find(std::string(key));
  return member == object.end() ? nullptr : &*member;
}

// What both kinds of JSON must be.
std::variant<Json, Flaw> read_bounded(std::string_view bytes, const JsonLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return Flaw{0, "at most " + std::to_string(limits.bytes) + " bytes",
                std::to_string(bytes.size())};
  }
  const std::size_t depth = depth_of(bytes);
  if (depth > limits.depth) {
    return Flaw{0, "at most " + std::to_string(limits.depth) + " nested brackets",
                std::to_string(depth)};
  }
  // nlohmann_json skips a BOM and reports positions after it.
  if (bytes.starts_with("\xef\xbb\xbf")) {
    return Flaw{1, "no byte order mark", "one"};
  }
  std::variant<Json, Flaw> parsed = parse(bytes);
  if (std::holds_alternative<Flaw>(parsed)) {
    return parsed;
  }
  if (const std::optional<std::string> number = wrong_number(std::get<Json>(parsed))) {
    return Flaw{0, "integers from 0 to " + std::to_string(kMaxInteger), *number};
  }
  return parsed;
}

// The first key that stands twice in one object. `bytes` is JSON.
std::optional<std::string> repeated_key(std::string_view bytes) {
  std::optional<std::string> repeated;
  std::vector<std::set<std::string>> keys;  // of each object that is open
  const auto look = [&](int, Json::parse_event_t event, const Json& value) {
    if (event == Json::parse_event_t::object_start) {
      keys.emplace_back();
    } else if (event == Json::parse_event_t::object_end) {
      keys.pop_back();
    } else if (event == Json::parse_event_t::key && !repeated &&
               !keys.back().insert(value.get<std::string>()).second) {
      repeated = value.get<std::string>();
    }
    return true;
  };
  const Json parsed = Json::parse(bytes, look);
  return repeated;
}

}  // namespace

std::variant<Json, Flaw> read_canonical_json(std::string_view bytes, const JsonLimits& limits) {
  std::variant<Json, Flaw> read = read_bounded(bytes, limits);
  if (std::holds_alternative<Json>(read)) {
    const std::string canonical = encode(std::get<Json>(read));
    if (canonical != bytes) {
      return first_difference(bytes, canonical);
    }
  }
  return read;
}

std::variant<Json, Flaw> read_foreign_json(std::string_view bytes, const JsonLimits& limits) {
  std::variant<Json, Flaw> read = read_bounded(bytes, limits);
  if (std::holds_alternative<Json>(read)) {
    if (const std::optional<std::string> key = repeated_key(bytes)) {
      return Flaw{0, "each key once", "'" + escape_text(*key) + "' twice"};
    }
  }
  return read;
}

std::string write_canonical_json(const Json& value) {
  if (const std::optional<std::string> number = wrong_number(value)) {
    throw Error("cannot write JSON: expected integers from 0 to " + std::to_string(kMaxInteger) +
                ", got " + *number);
  }
  try {
    return encode(value);
  } catch (const Json::type_error&) {
    throw Error("cannot write JSON: expected text in UTF-8, got other bytes");
  }
}

std::optional<std::uint64_t> get_uint(const Json& object, std::string_view key) {
  const Json* const member = find_member(object, key);
  if (member == nullptr || !member->is_number_unsigned()) {
    return std::nullopt;
  }
  return member->get<std::uint64_t>();
}

std::optional<bool> get_bool(const Json& object, std::string_view key) {
  const Json* const member = find_member(object, key);
  if (member == nullptr || !member->is_boolean()) {
    return std::nullopt;
  }
  return member->get<bool>();
}

const std::string* get_string(const Json& object, std::string_view key) {
  const Json* const member = find_member(object, key);
  return member != nullptr ? member->get_ptr<const std::string*>() : nullptr;
}

const Json* get_array(const Json& object, std::string_view key) {
  const Json* const member = find_member(object, key);
  return member != nullptr && member->is_array() ? member : nullptr;
}

const Json* get_object(const Json& object, std::string_view key) {
  const Json* const member = find_member(object, key);
  return member != nullptr && member->is_object() ? member : nullptr;
}

std::optional<std::string> wrong_keys(const Json& object,
                                      std::initializer_list<std::string_view> required,
                                      std::initializer_list<std::string_view> optional) {
  if (!object.is_object()) {
    return "no object";
  }
  for (const std::string_view key : required) {
    if (find_member(object, key) == nullptr) {
      return "the key '" + escape_text(key) + "' is missing";
    }
  }
  for (const auto& [key, value] : object.items()) {
    if (std::ranges::find(required, key) == required.end() &&
        std::ranges::find(optional, key) == optional.end()) {
      return "the key '" + escape_text(key) + "' is unknown";
    }
  }
  return std::nullopt;
}

}  // namespace klero::crypto
