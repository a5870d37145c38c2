// Who of those invited replies, and what they answer.
//
// Replies have the usual bias: more school, middle-aged, fewer people with immigration history.
// Whether a person replies depends on seed and identity line and on who else was invited; what he
// answers on seed, identity line and district only.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/world/city.h"

namespace klero::world {

// One line of the office's mail-merge file, as far as it matters here.
struct Letter {
  std::string code;
  std::string identity;
  std::string district;  // may be empty: an average district
};

struct Reply {
  std::string code;
  std::size_t school = 0;     // in kSchooling
  std::size_t migration = 0;  // in kMigration
};

// Reads the letters out of a mail-merge CSV; `name` stands for it in messages. Columns are found
// by their names: `code`, `identity`, and `Stadtteil` if there is one. Throws Error if it is no
// such file.
[[nodiscard]] std::vector<Letter> parse_letters(std::string_view name, std::string_view text);

// The replies, in the order in which they arrive: `percent` of the letters, rounded to the nearest
// number. Throws Error if percent is above 100 or a letter names a district that the city lacks.
[[nodiscard]] std::vector<Reply> draw_replies(const City& city, const std::vector<Letter>& letters,
                                              std::uint64_t percent, std::uint64_t seed);

// The CSV that the office types in: code;Bildung;Migration;Einwilligung.
[[nodiscard]] std::string replies_csv(const std::vector<Reply>& replies);

}  // namespace klero::world
