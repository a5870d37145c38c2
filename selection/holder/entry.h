// An escrow holder's entry in the order: docs/protocol.md, rule 2.14.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/escrow/holder_key.h"
#include "crypto/escrow/same_log.h"
#include "crypto/group/point.h"

namespace klero::selection {

// What `proof` proves: mode real, context the one line "escrow key", whatever the order's mode,
// because the key is made before any order.
[[nodiscard]] crypto::SameLogStatement holder_statement(const crypto::Point& key);

// Whether `proof` (two scalars, one blank between them) proves that somebody has the key's secret.
[[nodiscard]] bool is_holder_proof(const crypto::Point& key, std::string_view proof);

// {"key": …, "name": …, "proof": …} as a document (rule 1.10), to be pasted into `holders`. The
// proof is another in every call.
[[nodiscard]] std::string make_holder_entry(const crypto::HolderKey& key);

// The key of such a document; nullopt if `document` is none, or its proof does not hold.
[[nodiscard]] std::optional<crypto::Point> read_holder_entry(std::string_view document);

}  // namespace klero::selection
