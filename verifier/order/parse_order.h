// Protocol 2.2: order.json as an Order.

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <variant>

#include "verifier/order/order.h"
#include "verifier/read/finding.h"

namespace klero::verifier {

// The order, or everything that breaks rule 2.2.
//
//   document  as rule 1.10 demands, its _format included
//   file      its name, for the findings
[[nodiscard]] std::variant<Order, Findings> parse_order(const nlohmann::json& document,
                                                        const std::string& file);

}  // namespace klero::verifier
