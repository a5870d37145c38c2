// The checksum of the order as a person brings it.

#pragma once

#include <optional>
#include <string_view>

#include "crypto/base/bytes.h"

namespace klero::cmd {

// nullopt for "". Blanks and capitals are accepted, as a gazette may print them. Throws Error unless 64
// digits are left.
[[nodiscard]] std::optional<crypto::Digest> read_anchor(std::string_view typed);

}  // namespace klero::cmd
