// Reading annulment.json and void.json, which say alike when and why something ended.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "verifier/checks/examination.h"

namespace klero::verifier {

// Date and reason; nullopt, and a FAIL for each key that is not as rules 4.19 and 9.10 say.
//
//   path  of the document, for findings
[[nodiscard]] std::optional<Annulment> read_end(const nlohmann::json& document,
                                                const std::string& path, Outcome& outcome);

}  // namespace klero::verifier
