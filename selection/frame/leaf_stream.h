// The leaves of a leaves-NNNN.tsv one after the other: docs/protocol.md, 3.3.
#pragma once

#include <functional>
#include <string_view>

#include "crypto/base/bytes.h"
#include "crypto/files/line_reader.h"

namespace klero::selection {

// Memory does not grow with the file. Throws Error, naming `name` and the line, if it does not hold
// strictly ascending digests.
void visit_leaves(crypto::LineReader lines, std::string_view name,
                  const std::function<void(const crypto::Digest&)>& visitor);

}  // namespace klero::selection
