// The draft to begin with: an order for a rehearsal with a comment on every key.

#pragma once

#include <string>
#include <string_view>

namespace klero::selection {

// A valid draft (check_draft finds no problem in it), with comments.
[[nodiscard]] std::string_view order_template();

// The same with texts and comments in German; the keys stay English.
[[nodiscard]] std::string_view order_template_german();

// Whether `key` is a contributor's key of the template: its secret is known to everybody
// (SHA-256 of "kleroterion template slot N"), so a real draw must not name it.
[[nodiscard]] bool is_template_key(std::string_view key);

}  // namespace klero::selection
