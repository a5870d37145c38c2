// From JSON to the Order: keys and types, docs/protocol.md, rule 2.2; and back.

#pragma once

#include "crypto/format/canonical_json.h"
#include "selection/order/order.h"
#include "selection/order/problems.h"

namespace klero::selection {

inline constexpr const char* kOrderFormat = "kleroterion/order/1";

enum class Form {
  kPublished,  // every key is there
  kDraft,      // `_format` may be missing, office.key may be ""
};

// Reads keys and types; problems are appended, and what they concern is left at its default.
[[nodiscard]] Order read_grammar(const crypto::Json& json, Form form, Problems& problems);

// The document as JSON; crypto::write_canonical_json makes its bytes.
[[nodiscard]] crypto::Json to_json(const Order& order);

}  // namespace klero::selection
