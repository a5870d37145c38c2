// Taking the fields of an object out by name and type; whatever is missing, unknown or of another
// type becomes a finding. After a finding the value returned is a harmless stand-in.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verifier/order/json_place.h"
#include "verifier/read/finding.h"

namespace klero::verifier {

class ObjectReader {
 public:
  // Notes unknown and missing keys at once. `findings` must outlive the reader.
  ObjectReader(const JsonPlace& object, std::initializer_list<std::string_view> keys,
               std::string file, Findings& findings);

  // Protocol 2.2: 1..500 bytes, no control character, no blank at either end.
  std::string text(std::string_view key);
  // A text without '|' and '"'.
  std::string name(std::string_view key);
  // A text, or null.
  std::optional<std::string> text_or_null(std::string_view key);
  // A name, or null.
  std::optional<std::string> name_or_null(std::string_view key);
  // Exactly one of `allowed`; returns which.
  std::size_t choice(std::string_view key, std::initializer_list<std::string_view> allowed);
  std::uint64_t integer(std::string_view key, std::uint64_t at_least = 0);
  std::optional<std::uint64_t> integer_or_null(std::string_view key);
  bool boolean(std::string_view key);
  // So many digits 0-9 a-f.
  std::string digits(std::string_view key, std::size_t count);
  // 64 digits.
  std::array<std::uint8_t, 32> digest(std::string_view key);
  // Lists, with at least `at_least` elements.
  std::vector<std::string> names(std::string_view key, std::size_t at_least);   // distinct
  std::optional<std::vector<std::string>> names_or_null(std::string_view key, std::size_t at_least);
  std::vector<std::string> texts(std::string_view key, std::size_t at_least);
  std::vector<std::string> values(std::string_view key);  // texts, or ""
  std::vector<JsonPlace> objects(std::string_view key, std::size_t at_least);
  // nullopt if the key is missing, or the value no object.
  std::optional<JsonPlace> object(std::string_view key);
  std::optional<JsonPlace> object_or_null(std::string_view key);

  // The raw string, "" if it is none.
  std::string string(std::string_view key);
  // Notes that `key` does not hold what it should.
  void wrong(std::string_view key, std::string expected);

 private:
  [[nodiscard]] const JsonPlace* find(std::string_view key) const;
  void wrong(const JsonPlace& place, std::string expected);
  std::vector<JsonPlace> list(std::string_view key, std::size_t at_least);

  JsonPlace object_;
  std::map<std::string, JsonPlace, std::less<>> fields_;
  std::string file_;
  Findings& findings_;
};

// Why `text` is no text of protocol 2.2; nullopt if it is one.
[[nodiscard]] std::optional<std::string> text_flaw(std::string_view text);
[[nodiscard]] std::optional<std::string> name_flaw(std::string_view name);

// The first value that stands twice.
[[nodiscard]] std::optional<std::string> first_double(std::vector<std::string> values);

}  // namespace klero::verifier
