#include "selection/order/fields.h"

#include <algorithm>

#include "crypto/base/text.h"
#include "selection/order/locate.h"
#include "selection/order/texts.h"

namespace klero::selection {
namespace {

using crypto::Json;

constexpr std::uint64_t kLargestInteger = (std::uint64_t{1} << 53) - 1;

std::string shown(const Json& value) {
  if (value.is_object()) {
    return "an object";
  }
  if (value.is_array()) {
    return value.empty() ? "an empty list" : "a list";
  }
  if (value.is_string()) {
    return "'" + crypto::escape_text(value.get_ref<const std::string&>(), 80) + "'";
  }
  return value.dump();
}

bool is_integer(const Json& value) {
  return value.is_number_unsigned() && value.get<std::uint64_t>() <= kLargestInteger;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += (all.empty() ? "" : ", ") + word;
  }
  return all;
}

const char* const kTextHint =
    "1 to 500 bytes, one line, no blank at either end and no control character";

std::string checked_text(const Value& value, Problems& problems, const char* expected,
                         bool (*is_right)(std::string_view), const char* hint) {
  if (value.json.is_string() && is_right(value.json.get_ref<const std::string&>())) {
    return value.json.get<std::string>();
  }
  report(problems, value, expected, hint);
  return {};
}

bool is_answer(std::string_view text) { return text.empty() || is_text(text); }

}  // namespace

std::string place_of(const std::string& pointer) {
  std::string place;
  for (const std::string_view part : crypto::split(pointer, '/')) {
    if (part.empty()) {
      continue;
    }
    const auto index = crypto::parse_uint(part);
    if (index && !place.empty()) {
      place += " " + std::to_string(*index + 1);
    } else {
      place += (place.empty() ? "" : ", ") + crypto::escape_text(part, 60);
    }
  }
  return place.empty() ? "the order" : place;
}

void report(Problems& problems, const Value& value, const std::string& expected,
            const std::string& hint) {
  problems.push_back({value.pointer, 0,
                      place_of(value.pointer) + ": expected " + expected + ", got " +
                          shown(value.json),
                      hint});
}

std::string as_text(const Value& value, Problems& problems) {
  return checked_text(value, problems, "a text", is_text, kTextHint);
}

std::string as_name(const Value& value, Problems& problems) {
  return checked_text(value, problems, "a name", is_name,
                      "a name is a text of one line without '|', tab and quotation mark");
}

std::string as_answer(const Value& value, Problems& problems) {
  return checked_text(value, problems, "a value of the table, as text", is_answer, kTextHint);
}

Fields::Fields(const Value& value, Problems& problems) : value_(value), problems_(problems) {
  if (!value.json.is_object()) {
    report(problems, value, "an object", "write { \"key\": value, … } here");
  }
}

std::optional<Value> Fields::take(std::string_view key) {
  known_.emplace_back(key);
  if (!value_.json.is_object()) {
    return std::nullopt;
  }
  const auto found = value_.json.find(std::string(key));
  if (found == value_.json.end()) {
    const std::string name(key);
    problems_.push_back({pointer_to(value_.pointer, key), 0,
                         place_of(value_.pointer) + ": expected the key '" + name +
                             "', got none of that name",
                         "add \"" + name + "\"; `klero template` shows each key with its meaning"});
    return std::nullopt;
  }
  return Value{*found, pointer_to(value_.pointer, key)};
}

std::string Fields::text(std::string_view key) {
  const auto value = take(key);
  return value ? as_text(*value, problems_) : std::string();
}

std::string Fields::name(std::string_view key) {
  const auto value = take(key);
  return value ? as_name(*value, problems_) : std::string();
}

std::optional<std::string> Fields::name_or_null(std::string_view key) {
  const auto value = take(key);
  if (!value || value->json.is_null()) {
    return std::nullopt;
  }
  return as_name(*value, problems_);
}

std::optional<std::string> Fields::text_or_null(std::string_view key) {
  const auto value = take(key);
  if (!value || value->json.is_null()) {
    return std::nullopt;
  }
  return as_text(*value, problems_);
}

std::uint64_t Fields::integer(std::string_view key) {
  const auto value = take(key);
  if (value && !is_integer(value->json)) {
    report(problems_, *value, "an integer", "write digits only, without quotation marks");
    return 0;
  }
  return value ? value->json.get<std::uint64_t>() : 0;
}

std::optional<std::uint64_t> Fields::integer_or_null(std::string_view key) {
  const auto value = take(key);
  if (!value || value->json.is_null()) {
    return std::nullopt;
  }
  if (!is_integer(value->json)) {
    report(problems_, *value, "an integer or null",
           "write digits only, without quotation marks, or null for no limit");
    return std::nullopt;
  }
  return value->json.get<std::uint64_t>();
}

bool Fields::boolean(std::string_view key) {
  const auto value = take(key);
  if (value && !value->json.is_boolean()) {
    report(problems_, *value, "true or false", "without quotation marks");
    return false;
  }
  return value && value->json.get<bool>();
}

std::optional<std::chrono::year_month_day> Fields::date_or_null(std::string_view key) {
  const Json* value = optional(key);
  if (value != nullptr && value->is_null()) {
    return std::nullopt;
  }
  return date(key);
}

std::chrono::year_month_day Fields::date(std::string_view key) {
  const auto value = take(key);
  if (!value) {
    return {};
  }
  const auto date = value->json.is_string()
                        ? parse_date(value->json.get_ref<const std::string&>())
                        : std::nullopt;
  if (!date) {
    report(problems_, *value, "a date YYYY-MM-DD", "for instance \"2026-03-01\"");
    return {};
  }
  return *date;
}

std::size_t Fields::choice(std::string_view key, const std::vector<std::string>& choices) {
  const auto value = take(key);
  if (!value) {
    return 0;
  }
  const auto found = value->json.is_string()
                         ? std::ranges::find(choices, value->json.get_ref<const std::string&>())
                         : choices.end();
  if (found == choices.end()) {
    report(problems_, *value, "one of " + joined(choices), "choose one of these words");
    return 0;
  }
  return static_cast<std::size_t>(found - choices.begin());
}

std::uint64_t Fields::positive(std::string_view key) {
  const std::size_t before = problems_.size();
  const std::uint64_t number = integer(key);
  if (number == 0 && problems_.size() == before) {
    const std::string pointer = pointer_to(value_.pointer, key);
    report(problems_, Value{value_.json.at(std::string(key)), pointer}, "1 or more",
           "`klero template` shows each key with its meaning");
  }
  return number;
}

std::string Fields::hex(std::string_view key, std::size_t length) {
  const auto value = take(key);
  if (!value) {
    return {};
  }
  const std::string text = value->json.is_string() ? value->json.get<std::string>() : "";
  if (text.size() != length || text.find_first_not_of("0123456789abcdef") != std::string::npos) {
    report(problems_, *value, std::to_string(length) + " digits 0-9 a-f",
           "a public key is the second word in the file that `klero keygen` wrote beside the "
           "secret one; a checksum is printed by `klero status`");
    return {};
  }
  return text;
}

std::string Fields::digits(std::string_view key, bool may_be_empty) {
  const bool empty = value_.json.is_object() && value_.json.contains(std::string(key)) &&
                     value_.json.at(std::string(key)) == "";
  if (empty && may_be_empty) {
    known_.emplace_back(key);
    return {};
  }
  return hex(key, 64);
}

void Fields::list(std::string_view key, const std::function<void(const Value&)>& read) {
  const auto value = take(key);
  if (!value) {
    return;
  }
  if (!value->json.is_array()) {
    report(problems_, *value, "a list", "write [ …, … ] here");
    return;
  }
  for (std::size_t i = 0; i < value->json.size(); ++i) {
    read(Value{value->json[i], pointer_to(value->pointer, i)});
  }
}

std::vector<std::string> Fields::names(std::string_view key) {
  std::vector<std::string> all;
  list(key, [&](const Value& value) { all.push_back(as_name(value, problems_)); });
  return all;
}

std::optional<std::vector<std::string>> Fields::names_or_null(std::string_view key) {
  const Json* value = optional(key);
  if (value != nullptr && value->is_null()) {
    return std::nullopt;
  }
  return names(key);
}

void Fields::object(std::string_view key, const std::function<void(const Value&)>& read) {
  if (const auto value = take(key)) {
    read(*value);
  }
}

void Fields::object_or_null(std::string_view key, const std::function<void(const Value&)>& read) {
  const auto value = take(key);
  if (value && !value->json.is_null()) {
    read(*value);
  }
}

const Json* Fields::optional(std::string_view key) {
  known_.emplace_back(key);
  if (!value_.json.is_object()) {
    return nullptr;
  }
  const auto found = value_.json.find(std::string(key));
  return found == value_.json.end() ? nullptr : &*found;
}

void Fields::finish() {
  if (!value_.json.is_object()) {
    return;
  }
  for (const auto& [key, inner] : value_.json.items()) {
    if (std::ranges::find(known_, key) == known_.end()) {
      problems_.push_back({pointer_to(value_.pointer, key), 0,
                           place_of(value_.pointer) + ": expected no key '" +
                               crypto::escape_text(key, 60) + "', got one",
                           "the keys here are " + joined(known_)});
    }
  }
}

}  // namespace klero::selection
