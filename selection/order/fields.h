// Reading typed values out of a JSON object, collecting what is wrong instead of stopping at it.
//
// Every reader hands out a harmless default after it reported a problem, so that the rest can be
// read. A key that nobody asked for is reported by finish().

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/format/canonical_json.h"
#include "selection/order/problems.h"

namespace klero::selection {

// The place of a pointer for people, entries counted from 1 as in the protocol:
// "/features/0/min" is "features 1, min".
[[nodiscard]] std::string place_of(const std::string& pointer);

// One value and where it stands.
struct Value {
  const crypto::Json& json;
  std::string pointer;
};

// Adds "PLACE: expected EXPECTED, got VALUE" to `problems`.
void report(Problems& problems, const Value& value, const std::string& expected,
            const std::string& hint);

// The value as text (a name; a value of a list `values`, which may be empty), or "".
[[nodiscard]] std::string as_text(const Value& value, Problems& problems);
[[nodiscard]] std::string as_name(const Value& value, Problems& problems);
[[nodiscard]] std::string as_answer(const Value& value, Problems& problems);

class Fields {
 public:
  // Reports at once if `value` is no object.
  Fields(const Value& value, Problems& problems);

  [[nodiscard]] std::string text(std::string_view key);
  [[nodiscard]] std::optional<std::string> text_or_null(std::string_view key);
  [[nodiscard]] std::string name(std::string_view key);
  [[nodiscard]] std::optional<std::string> name_or_null(std::string_view key);
  [[nodiscard]] std::uint64_t integer(std::string_view key);
  [[nodiscard]] std::optional<std::uint64_t> integer_or_null(std::string_view key);
  [[nodiscard]] bool boolean(std::string_view key);
  [[nodiscard]] std::chrono::year_month_day date(std::string_view key);
  [[nodiscard]] std::optional<std::chrono::year_month_day> date_or_null(std::string_view key);

  // The index of the text in `choices`.
  [[nodiscard]] std::size_t choice(std::string_view key, const std::vector<std::string>& choices);

  // 1 or more.
  [[nodiscard]] std::uint64_t positive(std::string_view key);

  // `length` digits 0-9 a-f.
  [[nodiscard]] std::string hex(std::string_view key, std::size_t length);

  // 64 digits; "" is let pass too if `may_be_empty`.
  [[nodiscard]] std::string digits(std::string_view key, bool may_be_empty);

  // Calls `read` for each entry of a list.
  void list(std::string_view key, const std::function<void(const Value&)>& read);
  [[nodiscard]] std::vector<std::string> names(std::string_view key);
  [[nodiscard]] std::optional<std::vector<std::string>> names_or_null(std::string_view key);

  // Calls `read` with the object under `key`; with object_or_null not if it is null.
  void object(std::string_view key, const std::function<void(const Value&)>& read);
  void object_or_null(std::string_view key, const std::function<void(const Value&)>& read);

  // The value under a key that may be missing; null if it is.
  [[nodiscard]] const crypto::Json* optional(std::string_view key);

  // Reports the keys that nobody asked for.
  void finish();

 private:
  // The value under `key`; none, and reported, if it is missing.
  [[nodiscard]] std::optional<Value> take(std::string_view key);

  Value value_;
  Problems& problems_;
  std::vector<std::string> known_;
};

}  // namespace klero::selection
