#include "verifier/order/object_reader.h"

#include <algorithm>
#include <utility>

#include "crypto/base/bytes.h"
#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"
#include "verifier/read/document_limits.h"

namespace klero::verifier {
namespace {

using crypto::Json;

constexpr std::size_t kMaxTextBytes = 500;

std::string describe(const Json& value) {
  if (value.is_string()) {
    return "'" + crypto::escape_text(value.get_ref<const std::string&>(), 100) + "'";
  }
  if (value.is_structured()) {
    return std::string(value.is_array() ? "a list of " : "an object of ") +
           std::to_string(value.size());
  }
  return value.is_null() ? "null" : crypto::escape_text(value.dump());
}

}  // namespace

std::optional<std::string> text_flaw(std::string_view text) {
  if (text.empty() || text.size() > kMaxTextBytes) {
    return "a text of 1 to 500 bytes";
  }
  if (!crypto::is_utf8(text) || crypto::has_control(text)) {
    return "a text without control characters";
  }
  if (text.front() == ' ' || text.back() == ' ') {
    return "a text without blank at either end";
  }
  return std::nullopt;
}

std::optional<std::string> name_flaw(std::string_view name) {
  if (name.find_first_of("|\"") != std::string_view::npos) {
    return "a name without | and \"";
  }
  return text_flaw(name);
}

std::optional<std::string> first_double(std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  const auto found = std::adjacent_find(values.begin(), values.end());
  return found == values.end() ? std::nullopt : std::optional(*found);
}

ObjectReader::ObjectReader(const JsonPlace& object, std::initializer_list<std::string_view> keys,
                           std::string file, Findings& findings)
    : object_(object), file_(std::move(file)), findings_(findings) {
  for (JsonPlace& field : children(object_)) {
    const auto found = std::next(object_.value->begin(), static_cast<std::ptrdiff_t>(fields_.size()));
    fields_.emplace(found.key(), std::move(field));
  }
  for (const auto& [key, field] : fields_) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      findings_.add({file_, field.line, "only keys that the protocol names", "'" + field.path + "'"});
    }
  }
  for (const std::string_view key : keys) {
    if (find(key) == nullptr) {
      findings_.add({file_, object_.line, "the key '" + std::string(key) + "'",
                     "no such key" + (object_.path.empty() ? "" : " in " + object_.path)});
    }
  }
}

const JsonPlace* ObjectReader::find(std::string_view key) const {
  const auto found = fields_.find(key);
  return found == fields_.end() ? nullptr : &found->second;
}

void ObjectReader::wrong(const JsonPlace& place, std::string expected) {
  findings_.add({file_, place.line, place.path + ": " + std::move(expected), describe(*place.value)});
}

void ObjectReader::wrong(std::string_view key, std::string expected) {
  if (const JsonPlace* place = find(key)) {
    wrong(*place, std::move(expected));
  }
}

std::string ObjectReader::string(std::string_view key) {
  const JsonPlace* place = find(key);
  return place != nullptr && place->value->is_string() ? place->value->get<std::string>() : "";
}

std::string ObjectReader::text(std::string_view key) {
  const std::string value = string(key);
  if (const auto flaw = text_flaw(value)) {
    wrong(key, *flaw);
  }
  return value;
}

std::string ObjectReader::name(std::string_view key) {
  const std::string value = string(key);
  if (const auto flaw = name_flaw(value)) {
    wrong(key, *flaw);
  }
  return value;
}

std::optional<std::string> ObjectReader::name_or_null(std::string_view key) {
  const JsonPlace* place = find(key);
  if (place == nullptr || place->value->is_null()) {
    return std::nullopt;
  }
  return name(key);
}

std::optional<std::string> ObjectReader::text_or_null(std::string_view key) {
  const JsonPlace* place = find(key);
  if (place == nullptr || place->value->is_null()) {
    return std::nullopt;
  }
  return text(key);
}

std::size_t ObjectReader::choice(std::string_view key,
                                 std::initializer_list<std::string_view> allowed) {
  const std::string value = string(key);
  std::string expected;
  std::size_t index = 0;
  for (const std::string_view candidate : allowed) {
    if (value == candidate) {
      return index;
    }
    expected += (index == 0 ? "\"" : " or \"") + std::string(candidate) + "\"";
    ++index;
  }
  wrong(key, expected);
  return 0;
}

std::uint64_t ObjectReader::integer(std::string_view key, std::uint64_t at_least) {
  const JsonPlace* place = find(key);
  if (place != nullptr && place->value->is_number_unsigned()) {
    const auto value = place->value->get<std::uint64_t>();
    if (value >= at_least && value <= kMaxInteger) {
      return value;
    }
  }
  wrong(key, at_least == 0 ? "an integer" : "an integer of at least " + std::to_string(at_least));
  return at_least;
}

std::optional<std::uint64_t> ObjectReader::integer_or_null(std::string_view key) {
  const JsonPlace* place = find(key);
  if (place == nullptr || place->value->is_null()) {
    return std::nullopt;
  }
  return integer(key);
}

bool ObjectReader::boolean(std::string_view key) {
  const JsonPlace* place = find(key);
  if (place != nullptr && place->value->is_boolean()) {
    return place->value->get<bool>();
  }
  wrong(key, "true or false");
  return false;
}

std::string ObjectReader::digits(std::string_view key, std::size_t count) {
  const std::string value = string(key);
  if (value.size() != count ||
      value.find_first_not_of("0123456789abcdef") != std::string::npos) {
    wrong(key, std::to_string(count) + " digits 0-9 a-f");
  }
  return value;
}

std::array<std::uint8_t, 32> ObjectReader::digest(std::string_view key) {
  if (const auto digest = crypto::digest_from_hex(string(key))) {
    return *digest;
  }
  wrong(key, "64 digits 0-9 a-f");
  return {};
}

std::vector<JsonPlace> ObjectReader::list(std::string_view key, std::size_t at_least) {
  const JsonPlace* place = find(key);
  if (place == nullptr) {
    return {};
  }
  if (!place->value->is_array() || place->value->size() < at_least) {
    wrong(*place, at_least == 0 ? "a list" : "a list of at least " + std::to_string(at_least));
    return {};
  }
  return children(*place);
}

std::vector<std::string> ObjectReader::texts(std::string_view key, std::size_t at_least) {
  std::vector<std::string> all;
  for (const JsonPlace& element : list(key, at_least)) {
    const bool string = element.value->is_string();
    all.push_back(string ? element.value->get<std::string>() : "");
    if (const auto flaw = text_flaw(all.back())) {
      wrong(element, *flaw);
    }
  }
  return all;
}

std::optional<std::vector<std::string>> ObjectReader::names_or_null(std::string_view key,
                                                                    std::size_t at_least) {
  const JsonPlace* place = find(key);
  if (place == nullptr || place->value->is_null()) {
    return std::nullopt;
  }
  return names(key, at_least);
}

std::vector<std::string> ObjectReader::names(std::string_view key, std::size_t at_least) {
  std::vector<std::string> all;
  for (const JsonPlace& element : list(key, at_least)) {
    const bool string = element.value->is_string();
    all.push_back(string ? element.value->get<std::string>() : "");
    if (const auto flaw = name_flaw(all.back())) {
      wrong(element, *flaw);
    }
  }
  if (first_double(all)) {
    wrong(key, "distinct names");
  }
  return all;
}

std::vector<std::string> ObjectReader::values(std::string_view key) {
  std::vector<std::string> all;
  for (const JsonPlace& element : list(key, 0)) {
    const bool string = element.value->is_string();
    all.push_back(string ? element.value->get<std::string>() : "");
    const auto flaw = all.back().empty() ? std::nullopt : text_flaw(all.back());
    if (!string || flaw) {
      wrong(element, flaw.value_or("a text, or an empty one"));
    }
  }
  return all;
}

std::vector<JsonPlace> ObjectReader::objects(std::string_view key, std::size_t at_least) {
  std::vector<JsonPlace> all = list(key, at_least);
  for (const JsonPlace& element : all) {
    if (!element.value->is_object()) {
      wrong(element, "an object");
      return {};
    }
  }
  return all;
}

std::optional<JsonPlace> ObjectReader::object(std::string_view key) {
  const JsonPlace* place = find(key);
  if (place == nullptr) {
    return std::nullopt;
  }
  if (!place->value->is_object()) {
    wrong(*place, "an object");
    return std::nullopt;
  }
  return *place;
}

std::optional<JsonPlace> ObjectReader::object_or_null(std::string_view key) {
  const JsonPlace* place = find(key);
  return place == nullptr || place->value->is_null() ? std::nullopt : object(key);
}

}  // namespace klero::verifier
