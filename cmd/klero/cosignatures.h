// The witnesses of a draw, as the office sees them: docs/protocol.md, rule 1.13.

#pragma once

#include <string>
#include <vector>

#include "selection/record/record.h"

namespace klero::cmd {

// "witness 2 (the name in the order)".
[[nodiscard]] std::string witness_words(const selection::Order& order, unsigned witness);

// Whether the last step has all cosignatures that it needs before another can follow.
[[nodiscard]] bool is_cosigned(const selection::Record& record);

// Throws Error, naming who signed and how many are needed, unless is_cosigned().
void require_cosigned(const selection::Record& record);

// Whether the last step, a close, is stamped, or needs no stamp (rule 4.14).
[[nodiscard]] bool is_stamped(const selection::Record& record);

// Throws Error unless the last step, a close, is cosigned and stamped.
void require_closed(const selection::Record& record);

// What is awaited from the witnesses, one line each; empty if is_cosigned().
[[nodiscard]] std::vector<std::string> missing_cosignatures(const selection::Record& record);

}  // namespace klero::cmd
